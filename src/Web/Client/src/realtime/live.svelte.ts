import { whenUnauthenticated } from '../api.ts';
import { raiseHead } from '../state/apply.ts';
import { loadEntries, streams } from '../state/loading.ts';
import { store } from '../state/store.svelte.ts';
import type { Bootstrap, ChannelEvent, Head, PresenceState } from '../wire.ts';
import { connection } from './connection.svelte.ts';
import { notifyOf } from './notifying.svelte.ts';
import { outbox } from './outbox.svelte.ts';
import { presence } from './presence.ts';
import { reading } from './reading.ts';
import { standing } from './standing.ts';
import { leaveLocally, signOutWhenIdle } from './signing-out.ts';
import { typing } from './typing.svelte.ts';

const watchers = new Set<readonly number[]>();
/** The channels on the screen: the server sends these whole. */
const watched = () => [...new Set([...watchers].flat())];

/** Puts everything together once the bootstrap is there. */
export function goLive(first: Bootstrap) {
  store.start(first);
  streams.start(first.personChannel.id, first.personChannel.headSeq);
  streams.start(first.companyChannel.id, first.companyChannel.headSeq);
  whenUnauthenticated(() => void leaveLocally());
  outbox.start();
  reading.start();
  notifyOf();
  signOutWhenIdle();
  connection.start(
    first.build,
    {
      Events: ({ events }: { events: ChannelEvent[] }) => streams.offer(events),
      Heads: ({ heads }: { heads: Head[] }) => heads.forEach(headSeen),
      Typing: ({ channelId, personId }: { channelId: number; personId: number }) => typing.seen(channelId, personId),
      Presence: ({ people }: { people: { id: number; state: PresenceState }[] }) => presence.seen(people),
      Standing: ({ people }: { people: number[] }) => standing.changed(people),
    },
    connected,
  );
  document.addEventListener('visibilitychange', () => void view());
}

let first = true;
async function connected() {
  await view();
  // The bootstrap is moments old at the first connection; what happened since shows in the person's own channel.
  if (!first) {
    void loadEntries();
    standing.again();
  }
  first = false;
  void streams.catchUp(store.personChannel);
  void streams.catchUp(store.companyChannel);
  presence.send();
  outbox.flushAll();
}

/** Until what is returned is called, these are on the screen. */
export function watch(channels: readonly number[]): () => void {
  watchers.add(channels);
  viewSoon();
  return () => {
    watchers.delete(channels);
    viewSoon();
  };
}

let asked = false;
/** One page going and the next one coming are one question. */
function viewSoon() {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    void view();
  });
}

async function view() {
  const answer = await connection.invoke<{ heads: Head[] }>('View', { channels: watched(), hidden: document.hidden });
  for (const head of answer.ok?.heads ?? []) headSeen(head);
}

function headSeen(head: Head) {
  const own = head.channelId === store.personChannel || head.channelId === store.companyChannel;
  const onScreen = watched().includes(head.channelId);
  if (!own && !onScreen && mayCount(head)) recountSoon(head);
  else raiseHead(store, head);
  if (own || onScreen) streams.head(head.channelId, head.headSeq);
}

/** In a private conversation every message is counted, and a thread that is followed has no entry until one is new. */
function mayCount({ channelId, headPost }: Head) {
  const entry = store.entries.get(channelId);
  if (entry) return entry.lane === 'me' && headPost > entry.channel.headPost;
  return headPost > (store.channels.get(channelId)?.headPost ?? 0);
}

let recount: ReturnType<typeof setTimeout> | undefined;
const recounted = new Map<number, number>();
/** All that came meanwhile are one question, if any of them is still not known when it is asked. */
function recountSoon({ channelId, headPost }: Head) {
  recounted.set(channelId, Math.max(headPost, recounted.get(channelId) ?? 0));
  recount ??= setTimeout(() => {
    recount = undefined;
    const missing = [...recounted].some(([id, post]) => (store.entries.get(id)?.channel.headPost ?? 0) < post);
    recounted.clear();
    if (missing) void loadEntries();
  }, 1_500);
}
