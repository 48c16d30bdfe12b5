import { indexOfPost } from '../state/log.ts';
import type { PlacedMessage } from '../wire.ts';

/** Messages drawn at once: enough for several screens on either side, few enough to stay quick. */
export const most = 150;
/** Drawn in one frame: little enough to stay within it. */
export const step = 12;

/** The posts that are drawn, of all that are loaded. Bounds are posts, so that loading more does not shift them. */
export interface Window {
  top: number;
  bottom: number;
}
export const everything: Window = { top: -Infinity, bottom: Infinity };

type Messages = readonly PlacedMessage[];

const bounds = (messages: Messages, { top, bottom }: Window) => ({
  from: top === -Infinity ? 0 : indexOfPost(messages, top),
  to: bottom === Infinity ? messages.length : indexOfPost(messages, bottom + 1),
});

export function drawn(messages: Messages, window: Window): Messages {
  const { from, to } = bounds(messages, window);
  return messages.slice(from, to);
}

/** The last message that is not drawn any more. */
export const previousOf = (messages: Messages, window: Window) => messages[bounds(messages, window).from - 1];

export const atTop = (messages: Messages, window: Window) => bounds(messages, window).from === 0;
export const atBottom = (messages: Messages, window: Window) => bounds(messages, window).to >= messages.length;

function of(messages: Messages, from: number, to: number): Window {
  return {
    top: messages[Math.max(0, from)]?.post ?? -Infinity,
    bottom: to >= messages.length ? Infinity : messages[to - 1]!.post,
  };
}

export const newestOf = (messages: Messages): Window => of(messages, messages.length - 60, messages.length);

export function around(messages: Messages, post: number): Window {
  const at = indexOfPost(messages, post);
  return of(messages, at - 40, at + 40);
}

/** A step further into the past; what lies far below is taken off. */
export function further(messages: Messages, window: Window, where: 'before' | 'after'): Window {
  const { from, to } = bounds(messages, window);
  if (where === 'before') return of(messages, from - step, Math.min(to, from - step + most));
  return of(messages, Math.max(from, to + step - most), to + step);
}
