import { api } from '../api.ts';
import type {
  ChannelEntry,
  ChannelEvent,
  ChannelView,
  EventsPage,
  GroupView,
  Me,
  MessagesPage,
  MessageView,
  NotificationPage,
  Refusal,
  TopicView,
} from '../wire.ts';
import { applyEvent, keepMine, raiseHead, type Question } from './apply.ts';
import { extended, logOf } from './log.ts';
import { store } from './store.svelte.ts';
import { Streams } from './streams.ts';

/** Logs kept in memory besides the one being read. */
const kept = 12;
const lately: number[] = [];

/** Views that events brought, so that a page read just before does not put an older one back. */
const versions = new Map<number, MessageView>();
function newest(message: MessageView): MessageView {
  const known = versions.get(message.id);
  return known && known.revision > message.revision
    ? { ...known, clientId: message.clientId ?? known.clientId }
    : message;
}

const listeners = new Set<(event: ChannelEvent) => void>();
/** Told of every event once, after it is applied. Returns what ends it. */
export function whenApplied(act: (event: ChannelEvent) => void) {
  listeners.add(act);
  return () => listeners.delete(act);
}

let recognise = (event: ChannelEvent): ChannelEvent => event;
/** The outbox finds its own messages among what comes, before they are applied. */
export function recogniseBy(act: (event: ChannelEvent) => ChannelEvent) {
  recognise = act;
}

function apply(given: ChannelEvent) {
  const event = recognise(given);
  if ('message' in event && event.message) {
    versions.delete(event.message.id);
    versions.set(event.message.id, event.message);
    if (versions.size > 300) versions.delete(versions.keys().next().value!);
  }
  for (const question of applyEvent(store, event)) ask(question);
  for (const act of listeners) act(event);
}

export const streams = new Streams({
  apply,
  catchUp: (channelId, after) => api.get<EventsPage>(`/api/channels/${channelId}/events`, { after }),
  reload,
  later: (act, ms) => void setTimeout(act, ms),
});

/** What this person did is applied as the event that it will become. */
export const applyOwn = apply;

let entriesAsked: ReturnType<typeof setTimeout> | undefined;
function ask(question: Question) {
  if (question.ask === 'entries') {
    clearTimeout(entriesAsked);
    entriesAsked = setTimeout(() => void loadEntries(), 400);
  } else if (question.ask === 'group') loadGroup(question.groupId);
  else if (question.ask === 'topic') loadTopic(question.topicId);
  else if (question.ask === 'experts') loadExpertsSoon(question.topicId);
  else if (question.ask === 'channel') loadChannelSoon(question.channelId);
  else if (question.ask === 'notifications') loadNotificationsSoon();
  else if (question.ask === 'me') void loadMe();
  else void reload(question.channelId);
}

async function loadMe() {
  const answer = await api.get<Me>('/api/me');
  if (answer.ok && answer.ok.version >= store.me.version) store.me = answer.ok;
}

let notificationsAsked: ReturnType<typeof setTimeout> | undefined;
/** Somebody who leaves a group leaves many channels at once. */
function loadNotificationsSoon() {
  clearTimeout(notificationsAsked);
  notificationsAsked = setTimeout(async () => {
    const answer = await api.get<NotificationPage>('/api/notifications', { limit: 20 });
    if (!answer.ok) return;
    const there = new Set(answer.ok.notifications.map(({ id }) => id));
    const oldest = answer.ok.next ? answer.ok.notifications.at(-1)?.at : undefined;
    for (const { id, at } of [...store.notifications.values()])
      if (!there.has(id) && (!oldest || at > oldest)) store.notifications.delete(id);
    keepNotifications(answer.ok);
  }, 400);
}

export function keepNotifications(page: NotificationPage) {
  for (const notification of page.notifications) store.notifications.set(notification.id, notification);
  store.unread = page.unread;
}

const channelsAsked = new Set<number>();
/** Several people who come in a row are one question. */
function loadChannelSoon(id: number) {
  if (channelsAsked.has(id)) return;
  channelsAsked.add(id);
  const crowd = (store.channels.get(id)?.memberCount ?? 0) > 1_000;
  setTimeout(
    () => {
      channelsAsked.delete(id);
      void loadChannel(id);
    },
    Math.random() * (crowd ? 3_000 : 300),
  );
}

/** Everybody is told of a change at the same moment: their questions are spread over some seconds. */
function loadGroup(id: number) {
  const concerned = () =>
    store.groups.has(id) || [...store.entries.values()].some(({ channel }) => channel.groupId === id);
  if (!concerned()) return;
  setTimeout(async () => {
    const answer = await api.get<GroupView>(`/api/groups/${id}`);
    if (answer.ok) store.learn({ groups: [answer.ok] });
    else if (answer.refusal.code === 'not_found') store.groups.delete(id);
    // Its channels may have become more or fewer, or bear another name.
    ask({ ask: 'entries' });
  }, Math.random() * 2_000);
}

/** Everybody is told at the same moment, as of a group. */
function loadTopic(id: number) {
  setTimeout(async () => {
    const answer = store.topics.has(id) ? await api.get<TopicView>(`/api/topics/${id}`) : null;
    if (answer?.ok) store.learn({ topics: [answer.ok] });
    // A rule may have subscribed this person, or its name be another.
    ask({ ask: 'entries' });
  }, Math.random() * 2_000);
}

const expertsAsked = new Set<number>();
/** A like under many answers is one question; whoever looks at the topic asks within a second, not all at once. */
function loadExpertsSoon(topicId: number) {
  if (expertsAsked.has(topicId)) return;
  expertsAsked.add(topicId);
  setTimeout(
    () => {
      expertsAsked.delete(topicId);
      void store.loadExperts(topicId);
    },
    200 + Math.random() * 800,
  );
}

/** Where a reader stands who is not at a channel's end, so that reading it anew does not carry them away. */
export const readersAt = new Map<number, () => number | undefined>();

async function reload(channelId: number, headSeq = 0): Promise<number | null> {
  if (channelId === store.personChannel) loadNotificationsSoon();
  if (channelId === store.personChannel) return (await loadEntries()) ? headSeq : null;
  if (channelId === store.companyChannel) {
    for (const id of [...store.people.keys()]) if (id !== store.me.id) store.people.delete(id);
    return headSeq;
  }
  void loadChannel(channelId);
  const refusal = await loadMessages(channelId, readersAt.get(channelId)?.());
  return refusal ? null : (store.logs.get(channelId)?.seq ?? null);
}

export async function loadEntries(): Promise<boolean> {
  const answer = await api.get<{ entries: ChannelEntry[] }>('/api/heads');
  if (!answer.ok) return false;
  const there = new Set(answer.ok.entries.map((entry) => entry.channel.id));
  for (const id of [...store.entries.keys()]) if (!there.has(id)) store.entries.delete(id);
  for (const entry of answer.ok.entries) {
    const known = store.entries.get(entry.channel.id);
    // An event that came while the answer was on its way knows better.
    if (known && known.channel.headSeq > entry.channel.headSeq) continue;
    store.learn({ entries: [entry] });
    streams.head(entry.channel.id, entry.channel.headSeq);
  }
  void store.ensurePeople(answer.ok.entries.flatMap((entry) => entry.channel.directPeople ?? []));
  return true;
}

export async function loadChannel(channelId: number): Promise<Refusal | null> {
  const answer = await api.get<ChannelView>(`/api/channels/${channelId}`);
  if (!answer.ok) return answer.refusal;
  keepChannel(answer.ok);
  void store.ensurePeople(answer.ok.directPeople ?? []);
  return null;
}

/** A channel as the server has just told it, in its line of the sidebar too. */
export function keepChannel(channel: ChannelView) {
  store.learn({ channels: [channel] });
  const entry = store.entries.get(channel.id);
  if (entry) store.entries.set(channel.id, { ...entry, channel: { ...entry.channel, ...channel } });
  raiseHead(store, { ...channel, channelId: channel.id });
}

/** The newest page, or the one around a post; what was read of the channel before is left behind. */
export async function loadMessages(channelId: number, around?: number): Promise<Refusal | null> {
  streams.prepare(channelId);
  const answer = await api.get<MessagesPage>(`/api/channels/${channelId}/messages`, { around, limit: 50 });
  if (!answer.ok) {
    if (!store.logs.has(channelId)) streams.forget(channelId);
    return answer.refusal;
  }
  learnPage(answer.ok);
  const before = store.logs.get(channelId);
  store.logs.set(channelId, logOf(answer.ok, newest, before));
  if (!before) streams.start(channelId, answer.ok.headSeq);
  remember(channelId);
  return null;
}

/** What comes with a page beside its messages. */
export function learnPage(page: Pick<MessagesPage, 'people' | 'homes' | 'mine'>) {
  store.learn({ people: page.people, channels: page.homes });
  for (const mine of page.mine) keepMine(store, mine);
}

const reading = new Set<string>();
/** A further page in a direction; null when it is there or already on its way. */
export async function loadMore(channelId: number, where: 'before' | 'after'): Promise<Refusal | null> {
  const log = store.logs.get(channelId);
  const edge = where === 'before' ? log?.messages[0] : log?.messages.at(-1);
  const key = `${channelId} ${where}`;
  if (!log || !edge || !(where === 'before' ? log.hasBefore : log.hasAfter) || reading.has(key)) return null;
  reading.add(key);
  try {
    const answer = await api.get<MessagesPage>(`/api/channels/${channelId}/messages`, {
      [where]: edge.post,
      limit: 100,
    });
    if (!answer.ok) return answer.refusal;
    learnPage(answer.ok);
    const now = store.logs.get(channelId);
    // Meanwhile the reader may have jumped elsewhere: then the page no longer adjoins.
    const adjoins = (where === 'before' ? now?.messages[0] : now?.messages.at(-1))?.post === edge.post;
    if (now && adjoins) store.logs.set(channelId, extended(now, answer.ok, where, newest));
    return null;
  } finally {
    reading.delete(key);
  }
}

function remember(channelId: number) {
  const at = lately.indexOf(channelId);
  if (at >= 0) lately.splice(at, 1);
  lately.push(channelId);
  while (lately.length > kept) {
    const oldest = lately.shift()!;
    store.logs.delete(oldest);
    streams.forget(oldest);
  }
}
