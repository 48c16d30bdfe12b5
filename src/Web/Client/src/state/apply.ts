import type { ChannelEntry, ChannelEvent, ChannelView, MessageView, Mine } from '../wire.ts';
import { posted, replaced, without } from './log.ts';
import { asMe, type World } from './world.ts';

/** What an event cannot say by itself and has to be asked of the server. */
export type Question =
  /** The entries: a count cannot be told from here. */
  | { ask: 'entries' }
  /** The channel's own view: its name, rights or members changed. */
  | { ask: 'channel'; channelId: number }
  /** The group as this person sees it: the event in the company channel is the same for everybody. */
  | { ask: 'group'; groupId: number }
  /** The topic as this person sees it, and whether they are subscribed now. */
  | { ask: 'topic'; topicId: number }
  /** Who knows most in the topic: a rank depends on everybody else's. */
  | { ask: 'experts'; topicId: number }
  /** The notifications: some may tell of what this person no longer reads. */
  | { ask: 'notifications' }
  /** Oneself: another window changed the settings. */
  | { ask: 'me' }
  /** Everything shown of the channel: a kind that this version does not know. */
  | { ask: 'reload'; channelId: number };

/**
 * The only way by which anything changes after loading. Applying an event again, or one that is older than what is
 * known, changes nothing: views are compared by version, posts by number.
 */
export function applyEvent(world: World, event: ChannelEvent): Question[] {
  const questions = applied(world, event);
  const log = world.logs.get(event.channelId);
  if (log && event.seq > log.seq) world.logs.set(event.channelId, { ...log, seq: event.seq });
  return questions;
}

function applied(world: World, event: ChannelEvent): Question[] {
  switch (event.kind) {
    case 'message_posted':
      return messagePosted(world, event.channelId, event.seq, event.post, event.at, event.message);
    case 'message_changed':
      return messageShown(world, event);
    case 'message_edited':
      return messageChanged(world, event.channelId, event.seq, event.post, event.message);
    case 'message_deleted':
      return messageDeleted(world, event);
    case 'message_removed':
      changeLog(world, event.channelId, (message) => message.id === event.messageId);
      raiseHead(world, { channelId: event.channelId, headSeq: event.seq });
      break;
    case 'home_closed':
      changeLog(world, event.channelId, (message) => (message.homeId ?? message.channelId) === event.subjectId);
      raiseHead(world, { channelId: event.channelId, headSeq: event.seq });
      break;
    case 'acted':
      keepMine(world, event.mine);
      break;
    case 'channel_changed':
    case 'members_changed':
      return [{ ask: 'channel', channelId: event.channelId }];
    case 'channel_joined':
      // Left again since: there is nothing to be shown.
      if (!event.entry) break;
      world.channels.set(event.entry.channel.id, event.entry.channel);
      if (inSidebar(event.entry)) world.entries.set(event.entry.channel.id, event.entry);
      // Who comes to a topic's channel is subscribed to it.
      return askTopic(world, event.entry.channel.topicId);
    case 'channel_left': {
      const topicId =
        world.channels.get(event.subjectId)?.topicId ?? world.entries.get(event.subjectId)?.channel.topicId;
      for (const map of [world.entries, world.channels, world.logs]) map.delete(event.subjectId);
      // Threads that stood in it may have gone with it.
      const threads = [...world.entries.values()].some(({ channel }) => channel.homeId === event.subjectId);
      for (const [id, { message }] of world.notifications)
        if (message?.homeId === event.subjectId) world.notifications.delete(id);
      const told = world.unread.all > 0 || world.notifications.size > 0;
      return [
        ...(threads ? [{ ask: 'entries' } as const] : []),
        ...(told ? [{ ask: 'notifications' } as const] : []),
        ...askTopic(world, topicId),
      ];
    }
    case 'notified': {
      const known = world.notifications.has(event.subjectId);
      if (!event.notification) world.notifications.delete(event.subjectId);
      // An old one that was read in passing belongs to a page of the list that is not loaded.
      else if (known || !event.notification.read) world.notifications.set(event.subjectId, event.notification);
      world.unread = event.unread;
      break;
    }
    case 'notifications_read':
      for (const [id, notification] of world.notifications)
        if (id <= event.subjectId && !notification.read) world.notifications.set(id, { ...notification, read: true });
      world.unread = event.unread;
      break;
    case 'read_marked':
      return readMarked(world, event);
    case 'channel_muted':
      changeEntry(world, event.subjectId, (entry) => ({ ...entry, muted: event.muted }));
      break;
    case 'group_changed':
      return [{ ask: 'group', groupId: event.subjectId }];
    case 'experts_changed':
      raiseHead(world, { channelId: event.channelId, headSeq: event.seq });
      return world.experts.has(event.subjectId) ? [{ ask: 'experts', topicId: event.subjectId }] : [];
    case 'topic_changed':
      return [{ ask: 'topic', topicId: event.subjectId }];
    case 'reputation_changed':
      world.level = event.level;
      break;
    case 'settings_changed':
      return [{ ask: 'me' }];
    case 'gone':
      break;
    case 'person_changed': {
      const known = world.people.get(event.person.id);
      if (known && known.version > event.person.version) break;
      world.people.set(event.person.id, event.person);
      if (event.person.id === world.me.id) world.me = asMe(world.me, event.person);
      break;
    }
    default:
      return [{ ask: 'reload', channelId: (event as ChannelEvent).channelId }];
  }
  return [];
}

function messagePosted(
  world: World,
  channelId: number,
  seq: number,
  post: number,
  at: string,
  message: MessageView,
): Question[] {
  const log = world.logs.get(channelId);
  if (log) world.logs.set(channelId, posted(log, { post, seq, placedAt: at, message }));
  const entry = world.entries.get(channelId);
  if (entry && post > entry.channel.headPost) {
    const mine = message.authorId === world.me.id;
    // In a topic nobody is mentioned: they are where it was written.
    const forMe = channelId === message.channelId && (message.mentionsAll || message.mentions.includes(world.me.id));
    const counts = !mine && !message.deleted && post > entry.readPost;
    // What is filed later does not carry its author along.
    const written = mine && at === message.createdAt;
    world.entries.set(channelId, {
      ...entry,
      // As the server does it: who is at the end stays at the end by writing.
      readPost: written && entry.readPost === post - 1 ? post : entry.readPost,
      unread: entry.lane === 'me' && counts ? Math.min(100, entry.unread + 1) : entry.unread,
      mentions: forMe && counts ? Math.min(100, entry.mentions + 1) : entry.mentions,
    });
  }
  raiseHead(world, { channelId, headSeq: seq, headPost: post, headAt: at });
  // A thread that was read to its end has no entry; whether this person follows it, and what is new, the server knows.
  const unheard = !entry && message.rootId && message.authorId !== world.me.id;
  return unheard ? [{ ask: 'entries' }] : [];
}

function messageChanged(world: World, channelId: number, seq: number, post: number, message: MessageView): Question[] {
  const log = world.logs.get(channelId);
  if (log) world.logs.set(channelId, replaced(log, post, message));
  raiseHead(world, { channelId, headSeq: seq });
  return [];
}

/** A moderator hides what was counted as unread, and what comes back counts again. */
function messageShown(world: World, event: Extract<ChannelEvent, { kind: 'message_changed' }>): Question[] {
  const { channelId, post, message } = event;
  const entry = world.entries.get(channelId);
  const known = world.logs.get(channelId)?.messages.find((placed) => placed.post === post)?.message;
  const unread = !!entry && post > entry.readPost && message.authorId !== world.me.id;
  const forMe = entry?.lane === 'me' || message.mentionsAll || message.mentions.includes(world.me.id);
  const hidden = unread && !!message.hidden && (entry.unread > 0 || entry.mentions > 0);
  // Whoever has not opened the channel cannot know whether it was hidden before.
  const shown = unread && !message.hidden && forMe && (known ? !!known.hidden : message.revision > 2);
  messageChanged(world, channelId, event.seq, post, message);
  return hidden || shown ? [{ ask: 'entries' }] : [];
}

function messageDeleted(world: World, event: Extract<ChannelEvent, { kind: 'message_deleted' }>): Question[] {
  const known = world.logs.get(event.channelId)?.messages.find((placed) => placed.post === event.post)?.message;
  const message =
    event.message ??
    (known && {
      ...known,
      text: '',
      html: '',
      deleted: true,
      version: known.version + 1,
      revision: known.revision + 1,
    });
  if (message) messageChanged(world, event.channelId, event.seq, event.post, { ...message, deleted: true });
  const entry = world.entries.get(event.channelId);
  const counted = entry && event.post > entry.readPost && (entry.unread > 0 || entry.mentions > 0);
  return counted ? [{ ask: 'entries' }] : [];
}

function readMarked(world: World, event: Extract<ChannelEvent, { kind: 'read_marked' }>): Question[] {
  changeEntry(world, event.subjectId, (entry) => {
    const older =
      event.readVersion < entry.readVersion ||
      (event.readVersion === entry.readVersion && event.readPost < entry.readPost);
    if (older) return entry;
    const toTheEnd = event.readPost >= entry.channel.headPost;
    return {
      ...entry,
      readPost: event.readPost,
      readVersion: event.readVersion,
      unread: toTheEnd ? 0 : event.unread,
      mentions: toTheEnd ? 0 : event.mentions,
    };
  });
  return [];
}

/** A head is only ever raised: frames may overtake one another. */
export function raiseHead(
  world: World,
  head: { channelId: number; headSeq: number; headPost?: number; headAt?: string | null },
) {
  const raise = (channel: ChannelView): ChannelView => ({
    ...channel,
    headSeq: Math.max(channel.headSeq, head.headSeq),
    headPost: Math.max(channel.headPost, head.headPost ?? 0),
    headAt: (head.headPost ?? 0) > channel.headPost ? (head.headAt ?? channel.headAt) : channel.headAt,
  });
  const channel = world.channels.get(head.channelId);
  if (channel) world.channels.set(head.channelId, raise(channel));
  changeEntry(world, head.channelId, (entry) => ({ ...entry, channel: raise(entry.channel) }));
}

function changeEntry(world: World, id: number, change: (entry: ChannelEntry) => ChannelEntry) {
  const entry = world.entries.get(id);
  if (!entry) return;
  const changed = change(entry);
  if (inSidebar(changed)) world.entries.set(id, changed);
  else world.entries.delete(id);
}

const askTopic = (world: World, topicId: number | null | undefined): Question[] =>
  topicId && world.topics.has(topicId) ? [{ ask: 'topic', topicId }] : [];

/** Of the threads that somebody follows the sidebar has those with something unread, as the server gives them. */
const inSidebar = (entry: ChannelEntry) => entry.channel.kind !== 'thread' || entry.channel.headPost > entry.readPost;

function changeLog(world: World, channelId: number, gone: (message: MessageView) => boolean) {
  const log = world.logs.get(channelId);
  if (log) world.logs.set(channelId, without(log, gone));
}

/** What this person did to a message; nothing is kept where nothing was done or all of it was taken back. */
export function keepMine(world: World, mine: Mine) {
  if (Object.keys(mine).length > 1) world.mine.set(mine.messageId, mine);
  else world.mine.delete(mine.messageId);
}
