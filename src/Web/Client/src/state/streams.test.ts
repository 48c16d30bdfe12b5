import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChannelEntry, ChannelEvent, ChannelView, Me, MessageView } from '../wire.ts';
import { applyEvent } from './apply.ts';
import { Streams } from './streams.ts';
import type { World } from './world.ts';

const channelId = 7;
const at = '2026-01-01T00:00:00.000Z';
const me = { id: 1, version: 1, name: 'Вера Логинова' } as Me;

const channel: ChannelView = {
  ...{ id: channelId, kind: 'direct' as const, name: '', purpose: '', private: true, archived: false, version: 1 },
  ...{ readers: 'members' as const, writers: 'members' as const, headSeq: 0, headPost: 0 },
  ...{ canPost: true, canModerate: false, canChange: false, isMember: true, canJoin: false },
};

function newWorld(): World {
  const entry: ChannelEntry = {
    channel,
    lane: 'me',
    readPost: 0,
    readVersion: 0,
    muted: false,
    unread: 0,
    mentions: 0,
  };
  return {
    me,
    level: { level: 1, points: 0, floor: 0, ceiling: 84 },
    mine: new Map(),
    experts: new Map(),
    topics: new Map(),
    people: new Map(),
    entries: new Map([[channelId, entry]]),
    channels: new Map([[channelId, channel]]),
    groups: new Map(),
    notifications: new Map(),
    unread: { all: 0, apart: 0, reports: 0 },
    logs: new Map([[channelId, { seq: 0, headPost: 0, messages: [], hasBefore: false, hasAfter: false }]]),
  };
}

function message(id: number, version: number, deleted = false): MessageView {
  const text = deleted ? '' : `${id}, version ${version}`;
  return {
    clientId: `client-${id}`,
    revision: version,
    ...{ id, version, deleted, text, html: text, channelId, kind: 'chat', createdAt: at },
    ...{ authorId: (id % 3) + 1, mentions: id % 4 === 0 ? [1] : [], mentionsAll: false },
  };
}

/** A history that a server could have written, from a list of wishes: post, edit or delete something posted. */
function history(wishes: { act: 'post' | 'edit' | 'delete'; which: number }[]): ChannelEvent[] {
  const versions: number[] = [];
  const deleted = new Set<number>();
  return wishes.map(({ act, which }, i): ChannelEvent => {
    const seq = i + 1;
    const post = versions.length === 0 ? 0 : (which % versions.length) + 1;
    if (act === 'post' || post === 0 || deleted.has(post)) {
      const posted = versions.push(1);
      return { channelId, seq, at, kind: 'message_posted', post: posted, message: message(posted, 1) };
    }
    const version = ++versions[post - 1]!;
    if (act === 'edit') return { channelId, seq, at, kind: 'message_edited', post, message: message(post, version) };
    deleted.add(post);
    return {
      ...{ channelId, seq, at, kind: 'message_deleted', post, messageId: post },
      message: message(post, version, true),
    };
  });
}

const wishes = fc.array(
  fc.record({
    act: fc.constantFrom('post' as const, 'post' as const, 'edit' as const, 'delete' as const),
    which: fc.nat(50),
  }),
  { minLength: 1, maxLength: 40 },
);

const seen = (world: World) => ({
  messages: world.logs.get(channelId)!.messages.map(({ post, message }) => ({ post, ...message })),
  entry: world.entries.get(channelId),
});

function follow(events: ChannelEvent[], pageSize = 500) {
  const world = newWorld();
  const timers: (() => void)[] = [];
  const applied: number[] = [];
  let pending = 0;
  const streams = new Streams({
    apply(event) {
      applied.push(event.seq);
      applyEvent(world, event);
    },
    async catchUp(_, after) {
      pending++;
      await Promise.resolve();
      pending--;
      return { ok: { events: events.slice(after, after + pageSize), headSeq: events.length, resync: false } };
    },
    reload: async () => null,
    later: (act) => void timers.push(act),
  });
  async function settle() {
    for (let i = 0; i < 2_000 && (timers.length > 0 || pending > 0); i++) {
      timers.shift()?.();
      await Promise.resolve();
    }
    for (let i = 0; i < 200; i++) await Promise.resolve();
  }
  return { world, streams, applied, settle };
}

describe('Delivery', () => {
  it('converges whatever is duplicated, reordered or lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        wishes,
        fc.array(fc.nat(1_000), { maxLength: 120 }),
        fc.integer({ min: 1, max: 20 }),
        async (wished, order, pageSize) => {
          const events = history(wished);
          const plain = newWorld();
          for (const event of events) applyEvent(plain, event);

          const { world, streams, applied, settle } = follow(events, pageSize);
          streams.start(channelId, 0);
          for (const [i, at] of order.entries()) {
            streams.offer([events[at % events.length]!]);
            if (i % 7 === 0) await settle();
          }
          streams.head(channelId, events.length);
          await settle();

          expect(applied).toEqual(events.map((event) => event.seq));
          expect(seen(world)).toEqual(seen(plain));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('changes nothing when everything is applied a second time', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const events = history(wished);
        const world = newWorld();
        for (const event of events) applyEvent(world, event);
        const once = structuredClone(seen(world));
        for (const event of events) applyEvent(world, event);
        expect(seen(world)).toEqual(once);
      }),
    );
  });

  it('keeps what comes while the channel is being read', async () => {
    const events = history([
      { act: 'post', which: 0 },
      { act: 'post', which: 0 },
      { act: 'edit', which: 0 },
    ]);
    const { streams, applied, settle } = follow(events);
    streams.prepare(channelId);
    streams.offer([events[2]!, events[1]!]);
    expect(applied).toEqual([]);
    streams.start(channelId, 1);
    await settle();
    expect(applied).toEqual([2, 3]);
  });

  it('asks for the channel anew when it meets a kind it does not know', () => {
    const strange = { channelId, seq: 1, at, kind: 'confetti_thrown' } as unknown as ChannelEvent;
    expect(applyEvent(newWorld(), strange)).toEqual([{ ask: 'reload', channelId }]);
  });
});

describe('what an event does not carry', () => {
  it.each([
    ['channel_changed', {}, [{ ask: 'channel', channelId }]],
    ['members_changed', { personId: 2 }, [{ ask: 'channel', channelId }]],
    ['group_changed', { subjectId: 3 }, [{ ask: 'group', groupId: 3 }]],
    ['settings_changed', {}, [{ ask: 'me' }]],
    ['gone', {}, []],
  ])('%s is asked of the server', (kind, members, questions) => {
    const event = { channelId, seq: 1, at, kind, ...members } as ChannelEvent;
    expect(applyEvent(newWorld(), event)).toEqual(questions);
  });
});
