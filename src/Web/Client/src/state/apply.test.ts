import { describe, expect, it } from 'vitest';
import type { ChannelEntry, ChannelEvent, ChannelView, Me, MessageView, TopicView } from '../wire.ts';
import { applyEvent } from './apply.ts';
import type { World } from './world.ts';

const home = 7;
const thread = 8;
const at = '2026-01-01T00:00:00.000Z';
const me = { id: 1, version: 1, name: 'Вера Логинова' } as Me;

const message = (id: number, more: Partial<MessageView> = {}): MessageView => ({
  ...{ id, channelId: home, authorId: 2, kind: 'chat' as const, clientId: `c${id}`, text: 'т', html: '<p>т</p>' },
  ...{ version: 1, revision: 1, createdAt: at, deleted: false, mentions: [], mentionsAll: false },
  ...more,
});
const entryOf = (channel: Partial<ChannelView>, more: Partial<ChannelEntry> = {}) =>
  ({
    channel: { headPost: 1, headSeq: 1, ...channel },
    ...{ lane: 'me', readPost: 0, readVersion: 0, muted: false, unread: 1, mentions: 0, ...more },
  }) as ChannelEntry;

function worldWith(...messages: MessageView[]): World {
  const placed = messages.map((one, i) => ({ post: i + 1, seq: i + 1, placedAt: at, message: one }));
  const log = { seq: messages.length, headPost: messages.length, messages: placed, hasBefore: false, hasAfter: false };
  const maps = { mine: new Map(), topics: new Map(), people: new Map(), groups: new Map(), channels: new Map() };
  const heard = {
    experts: new Map(),
    notifications: new Map(),
    unread: { all: 0, apart: 0, reports: 0 },
    level: { level: 1, points: 0, floor: 0, ceiling: 84 },
  };
  return { me, ...maps, ...heard, entries: new Map(), logs: new Map([[home, log]]) };
}
const shown = (world: World) => world.logs.get(home)!.messages.map((placed) => placed.message);
const event = (kind: string, more: object) => ({ channelId: home, seq: 9, at, kind, ...more }) as ChannelEvent;

describe('What changes of a message', () => {
  const liked = message(1, { revision: 3, reactions: [{ emoji: '👍', count: 1, people: [2] }] });

  it('is shown, and the log says how far it goes', () => {
    const world = worldWith(message(1));
    expect(applyEvent(world, event('message_changed', { post: 1, message: liked }))).toEqual([]);
    expect(shown(world)).toEqual([liked]);
    expect(world.logs.get(home)!.seq).toBe(9);
  });
  it('is not put back by what is older', () => {
    const world = worldWith(liked);
    applyEvent(world, event('message_changed', { post: 1, message: message(1, { revision: 2 }) }));
    expect(shown(world)).toEqual([liked]);
  });
});

describe('What stands in a topic', () => {
  it('goes when its topic was taken off', () => {
    const world = worldWith(message(1), message(2));
    applyEvent(world, event('message_removed', { messageId: 1 }));
    expect(shown(world).map(({ id }) => id)).toEqual([2]);
  });
  it('goes when the group it was written in was closed', () => {
    const world = worldWith(message(1, { channelId: 20 }), message(2, { channelId: 21 }), message(3, { homeId: 20 }));
    applyEvent(world, event('home_closed', { subjectId: 20 }));
    expect(shown(world).map(({ id }) => id)).toEqual([2]);
  });
  it('is asked for when another window subscribed or unsubscribed', () => {
    const world = worldWith();
    world.topics.set(4, { id: 4, channelId: 30 } as TopicView);
    world.channels.set(30, { id: 30, kind: 'topic', topicId: 4 } as ChannelView);
    expect(applyEvent(world, event('channel_left', { subjectId: 30 }))).toEqual([{ ask: 'topic', topicId: 4 }]);
    const entry = entryOf({ id: 30, kind: 'topic', topicId: 4 });
    expect(applyEvent(world, event('channel_joined', { subjectId: 30, entry }))).toEqual([
      { ask: 'topic', topicId: 4 },
    ]);
  });
  it('is asked for when the topic itself changed', () => {
    expect(applyEvent(worldWith(), event('topic_changed', { subjectId: 4 }))).toEqual([{ ask: 'topic', topicId: 4 }]);
  });
});

describe('What I did', () => {
  it('is kept, and forgotten when all of it was taken back', () => {
    const world = worldWith(message(1));
    applyEvent(world, event('acted', { subjectId: 1, mine: { messageId: 1, reactions: ['👍'] } }));
    expect(world.mine.get(1)).toEqual({ messageId: 1, reactions: ['👍'] });
    applyEvent(world, event('acted', { subjectId: 1, mine: { messageId: 1 } }));
    expect(world.mine.has(1)).toBe(false);
  });
});

describe('A thread', () => {
  const reply = (more: object) =>
    ({ kind: 'message_posted', channelId: thread, seq: 2, post: 2, at, message: message(5, more) }) as ChannelEvent;

  it('has an entry only while something in it is new', () => {
    const world = worldWith();
    world.entries.set(thread, entryOf({ id: thread, kind: 'thread' }));
    const read = { subjectId: thread, readPost: 1, readVersion: 0, unread: 0, mentions: 0 };
    applyEvent(world, event('read_marked', read));
    expect(world.entries.has(thread)).toBe(false);
  });
  it('that was read to its end is asked for when somebody replies', () => {
    expect(applyEvent(worldWith(), reply({ rootId: 1 }))).toEqual([{ ask: 'entries' }]);
    expect(applyEvent(worldWith(), reply({ rootId: 1, authorId: me.id }))).toEqual([]);
    expect(applyEvent(worldWith(), reply({}))).toEqual([]);
  });
  it('may go with the channel it stood in', () => {
    const world = worldWith();
    world.entries.set(thread, entryOf({ id: thread, kind: 'thread', homeId: home }));
    expect(applyEvent(world, event('channel_left', { subjectId: home }))).toEqual([{ ask: 'entries' }]);
  });
});
