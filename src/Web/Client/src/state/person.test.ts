import { expect, it } from 'vitest';
import type { Me, PersonView } from '../wire.ts';
import { applyEvent } from './apply.ts';
import type { World } from './world.ts';

const at = '2026-01-01T00:00:00.000Z';
const vera = { id: 1, version: 1, name: 'Вера Логинова', handle: 'vera' } as Me;

function told(world: World, person: Partial<PersonView>) {
  const whole = { id: 1, name: vera.name, handle: vera.handle, ...person } as PersonView;
  return applyEvent(world, { kind: 'person_changed', channelId: 9, seq: whole.version, at, person: whole });
}

it('takes a status and a photo away that are missing in what came, and is not put back by an older event', () => {
  const maps = {
    mine: new Map(),
    experts: new Map(),
    topics: new Map(),
    entries: new Map(),
    channels: new Map(),
    groups: new Map(),
  };
  const none = {
    notifications: new Map(),
    unread: { all: 0, apart: 0, reports: 0 },
    level: { level: 1, points: 0, floor: 0, ceiling: 84 },
  };
  const world: World = { ...maps, ...none, me: vera, people: new Map(), logs: new Map() };
  told(world, { version: 2, status: { text: 'На обеде', emoji: '', until: null }, photo: 'ab12' });
  expect(world.me.status?.text).toBe('На обеде');
  expect(world.me.photo).toBe('ab12');
  told(world, { version: 3 });
  expect(world.me.status).toBeUndefined();
  expect(world.me.photo).toBeUndefined();
  told(world, { version: 2, status: { text: 'На обеде', emoji: '', until: null } });
  expect(world.people.get(1)?.status).toBeUndefined();
});
