import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../realtime/outbox.svelte.ts';
import type { PlacedMessage } from '../wire.ts';
import { rowsOf } from './rows.ts';

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

function placed(post: number, authorId: number, at: string, more = {}): PlacedMessage {
  const message = { id: post + 100, authorId, clientId: null, deleted: false, ...more };
  return { post, seq: post, placedAt: at, message } as unknown as PlacedMessage;
}

const shape = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) =>
    row.kind === 'message' || row.kind === 'outgoing' ? `${row.kind}${row.headed ? ' headed' : ''}` : row.kind,
  );

describe('The rows of a list', () => {
  it('group what one author writes within five minutes', () => {
    const messages = [
      placed(1, 5, '2026-03-27T10:00:00Z'),
      placed(2, 5, '2026-03-27T10:04:00Z'),
      placed(3, 5, '2026-03-27T10:10:00Z'),
      placed(4, 6, '2026-03-27T10:10:30Z'),
    ];
    expect(shape(rowsOf({ messages, outgoing: [], me: 1, newAfter: null, day }))).toEqual([
      'day',
      'message headed',
      'message',
      'message headed',
      'message headed',
    ]);
  });

  it('separate days, and say once where the new ones begin', () => {
    const messages = [
      placed(1, 5, '2026-03-26T23:59:00Z'),
      placed(2, 1, '2026-03-27T00:00:00Z'),
      placed(3, 5, '2026-03-27T00:01:00Z'),
      placed(4, 5, '2026-03-27T00:02:00Z'),
    ];
    expect(shape(rowsOf({ messages, outgoing: [], me: 1, newAfter: 1, day }))).toEqual([
      'day',
      'message headed',
      'day',
      'message headed',
      'new',
      'message headed',
      'message',
    ]);
  });

  it('keep the key of a message while it settles, and show it once', () => {
    const item: Outgoing = {
      clientId: 'c1',
      channelId: 7,
      text: 'да',
      createdAt: '2026-03-27T10:00:01Z',
      state: 'sent',
    };
    const waiting = rowsOf({ messages: [], outgoing: [item], me: 1, newAfter: null, day });
    const messages = [placed(1, 1, '2026-03-27T10:00:01Z', { clientId: 'c1' })];
    const settled = rowsOf({ messages, outgoing: [item], me: 1, newAfter: null, day });
    expect(settled.map((row) => row.key)).toEqual(waiting.map((row) => row.key));
  });
});
