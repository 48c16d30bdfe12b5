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
import { leaveLocally, signOutWhenIdle } from './signing-out.ts';
import { typing } from './typing.svelte.ts';

/** The channels on the screen: the server sends these whole. */
let watched: number[] = [];

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
    },
    connected,
  );
  document.addEventListener('visibilitychange', () => void view());
}

let first = true;
async function connected() {
  await view();
  // The bootstrap is moments old at the first connection; what happened since shows in the person's own channel.
  if (!first) void loadEntries();
  first = false;
  void streams.catchUp(store.personChannel);
  void streams.catchUp(store.companyChannel);
  presence.send();
  outbox.flushAll();
}

export function watch(channels: number[]) {
  watched = channels;
  void view();
}

async function view() {
  const channels = [...watched];
  const answer = await connection.invoke<{ heads: Head[] }>('View', { channels, hidden: document.hidden });
  for (const head of answer.ok?.heads ?? []) headSeen(head);
}

function headSeen(head: Head) {
  const entry = store.entries.get(head.channelId);
  // In a private conversation every message is counted; the message itself is on its way, or the entries are asked for.
  if (entry?.lane === 'me' && head.headPost > entry.channel.headPost) recountSoon(head);
  else raiseHead(store, head);
  const own = head.channelId === store.personChannel || head.channelId === store.companyChannel;
  if (own || watched.includes(head.channelId)) streams.head(head.channelId, head.headSeq);
}

let recount: ReturnType<typeof setTimeout> | undefined;
function recountSoon({ channelId, headPost }: Head) {
  clearTimeout(recount);
  recount = setTimeout(() => {
    const entry = store.entries.get(channelId);
    if (entry && entry.channel.headPost < headPost) void loadEntries();
  }, 1_500);
}
