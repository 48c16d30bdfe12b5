import type { MessagesPage, MessageView, PlacedMessage } from '../wire.ts';
import type { ChannelLog } from './world.ts';

/** The newest view of a message that is known from elsewhere: a page may be older than a change already applied. */
export type Newest = (message: MessageView) => MessageView;

export function logOf(page: MessagesPage, newest: Newest, before?: ChannelLog): ChannelLog {
  const log = {
    seq: Math.max(page.headSeq, before?.seq ?? 0),
    headPost: Math.max(page.headPost, before?.headPost ?? 0),
    messages: page.messages.map((placed) => refreshed(placed, newest)),
    hasBefore: page.hasBefore,
    hasAfter: page.hasAfter,
  };
  return { ...log, hasAfter: hasAfter(log, page) };
}

/** A page read further into the past is put before, one read further on is put behind; overlaps are harmless. */
export function extended(log: ChannelLog, page: MessagesPage, where: 'before' | 'after', newest: Newest): ChannelLog {
  const edge = (where === 'before' ? log.messages[0] : log.messages.at(-1))?.post;
  const isFurther = ({ post }: PlacedMessage) => edge === undefined || (where === 'before' ? post < edge : post > edge);
  const fresh = page.messages.filter(isFurther).map((placed) => refreshed(placed, newest));
  if (where === 'before') return { ...log, messages: [...fresh, ...log.messages], hasBefore: page.hasBefore };
  const longer = { ...log, messages: [...log.messages, ...fresh], headPost: Math.max(log.headPost, page.headPost) };
  return { ...longer, hasAfter: hasAfter({ ...longer, headPost: log.headPost }, page) };
}

// What was posted after the page was read was not appended then, because the log did not reach the end.
function hasAfter(log: Pick<ChannelLog, 'messages' | 'headPost'>, page: MessagesPage) {
  return page.hasAfter || log.headPost > Math.max(page.headPost, log.messages.at(-1)?.post ?? 0);
}

const refreshed = (placed: PlacedMessage, newest: Newest): PlacedMessage => {
  const message = newest(placed.message);
  return message === placed.message ? placed : { ...placed, message };
};

/** The log with a message posted: appended if the log reaches the end, otherwise only counted. */
export function posted(log: ChannelLog, placed: PlacedMessage): ChannelLog {
  const headPost = Math.max(log.headPost, placed.post);
  const last = log.messages.at(-1);
  if (!last || placed.post > last.post)
    return log.hasAfter ? { ...log, headPost } : { ...log, headPost, messages: [...log.messages, placed] };
  return replaced({ ...log, headPost }, placed.post, placed.message);
}

/** The log without some messages: they no longer stand in this channel. */
export function without(log: ChannelLog, gone: (message: MessageView) => boolean): ChannelLog {
  const messages = log.messages.filter((placed) => !gone(placed.message));
  return messages.length === log.messages.length ? log : { ...log, messages };
}

/** The log with a newer view of a message; an older one changes nothing. */
export function replaced(log: ChannelLog, post: number, message: MessageView): ChannelLog {
  const at = indexOfPost(log.messages, post);
  const known = log.messages[at];
  if (!known || known.post !== post || known.message.revision > message.revision) return log;
  const clientId = message.clientId ?? known.message.clientId;
  return { ...log, messages: log.messages.with(at, { ...known, message: { ...message, clientId } }) };
}

/** Index of the first message at or after a post. */
export function indexOfPost(messages: readonly PlacedMessage[], post: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle]!.post < post) low = middle + 1;
    else high = middle;
  }
  return low;
}
