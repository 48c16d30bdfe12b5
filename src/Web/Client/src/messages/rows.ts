import type { Outgoing } from '../realtime/outbox.svelte.ts';
import type { PlacedMessage } from '../wire.ts';

/** A line of the list. A message keeps its key from the moment it is written, so that settling moves nothing. */
export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'new'; key: 'new' }
  | { kind: 'message'; key: string; headed: boolean; placed: PlacedMessage }
  | { kind: 'outgoing'; key: string; headed: boolean; item: Outgoing };

const together = 5 * 60_000;

interface Given {
  messages: readonly PlacedMessage[];
  /** What stands before the first of them, though it is not drawn. */
  previous?: PlacedMessage;
  outgoing: readonly Outgoing[];
  me: number;
  /** The last post read when the channel was opened; null when nothing was new. */
  newAfter: number | null;
  day: (at: number) => string;
  /** Every message has its head: they come from many places. */
  apart?: boolean;
}

export function rowsOf({ messages, previous, outgoing, me, newAfter, day, apart = false }: Given): Row[] {
  const rows: Row[] = [];
  let lastDay = previous ? day(Date.parse(previous.placedAt)) : '';
  let before: { author: number; at: number } | null =
    previous && !previous.message.deleted
      ? { author: previous.message.authorId, at: Date.parse(previous.placedAt) }
      : null;
  let marked = newAfter === null || (previous?.post ?? 0) > newAfter;

  function line(at: string, author: number, isNew: boolean): boolean {
    const when = Date.parse(at);
    const key = day(when);
    if (key !== lastDay) {
      rows.push({ kind: 'day', key: `day ${key}`, at });
      lastDay = key;
      before = null;
    }
    if (isNew) {
      rows.push({ kind: 'new', key: 'new' });
      before = null;
    }
    const headed = apart || !before || before.author !== author || when - before.at > together;
    before = { author, at: when };
    return headed;
  }

  for (const placed of messages) {
    const { message, post } = placed;
    const isNew: boolean = !marked && post > newAfter! && message.authorId !== me;
    marked ||= isNew;
    const headed = line(placed.placedAt, message.authorId, isNew);
    rows.push({ kind: 'message', key: keyOf(placed), headed, placed });
    // A deleted line has no face: what follows begins anew.
    if (message.deleted) before = null;
  }
  const settled = new Set(messages.map((placed) => placed.message.clientId));
  for (const item of outgoing)
    if (!settled.has(item.clientId))
      rows.push({ kind: 'outgoing', key: item.clientId, headed: line(item.createdAt, me, false), item });
  return rows;
}

export const keyOf = ({ message }: PlacedMessage) => message.clientId ?? `m${message.id}`;
