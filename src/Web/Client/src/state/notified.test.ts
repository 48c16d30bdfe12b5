import { expect, it } from 'vitest';
import type { Me, NotificationView } from '../wire.ts';
import { applyEvent } from './apply.ts';
import type { World } from './world.ts';

const at = '2026-01-01T00:00:00.000Z';
const own = { channelId: 9, seq: 1, at };

const newWorld = (): World => ({
  ...{
    me: { id: 1 } as Me,
    mine: new Map(),
    experts: new Map(),
    topics: new Map(),
    people: new Map(),
    entries: new Map(),
  },
  ...{ channels: new Map(), groups: new Map(), logs: new Map(), notifications: new Map() },
  unread: { all: 0, apart: 0, reports: 0 },
  level: { level: 1, points: 0, floor: 0, ceiling: 84 },
});
const mention = (id: number, read = false): NotificationView => ({
  ...{ id, reason: 'mentioned', count: 1, at, read },
  message: { id: 70 + id, channelId: 5, homeId: 5, kind: 'chat', title: '', excerpt: 'Глянь' },
});
const notified = (world: World, subjectId: number, notification: NotificationView | null, all: number) =>
  applyEvent(world, { kind: 'notified', ...own, subjectId, notification, unread: { all, apart: 0, reports: 0 } });

it('keeps what is new, and as it is when it changes', () => {
  const world = newWorld();
  notified(world, 1, mention(1), 1);
  notified(world, 2, mention(2), 2);
  expect([...world.notifications.keys()]).toEqual([1, 2]);
  notified(world, 1, mention(1, true), 1);
  expect(world.notifications.get(1)!.read).toBe(true);
  notified(world, 2, null, 0);
  expect([...world.notifications.keys()]).toEqual([1]);
  expect(world.unread.all).toBe(0);
});

it('does not put an old one into the list because it was read in passing', () => {
  const world = newWorld();
  notified(world, 3, mention(3, true), 4);
  expect(world.notifications.size).toBe(0);
  expect(world.unread.all).toBe(4);
});

it('reads everything up to one, and what came later stays new', () => {
  const world = newWorld();
  for (const id of [1, 2, 3]) notified(world, id, mention(id), id);
  applyEvent(world, { kind: 'notifications_read', ...own, subjectId: 2, unread: { all: 1, apart: 0, reports: 0 } });
  expect([...world.notifications.values()].map(({ read }) => read)).toEqual([true, true, false]);
});

it('forgets what was told of a channel that this person left, and asks for the count', () => {
  const world = newWorld();
  notified(world, 1, mention(1), 1);
  expect(applyEvent(world, { kind: 'channel_left', ...own, subjectId: 5 })).toContainEqual({ ask: 'notifications' });
  expect(world.notifications.size).toBe(0);
});
