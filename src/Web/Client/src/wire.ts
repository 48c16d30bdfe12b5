/** The shapes that travel between server and browser (see docs/api.md). Unknown members and kinds are ignored. */

export type PersonKind = 'person' | 'bot' | 'shop';
export type Role = 'member' | 'administrator';
export type GroupRole = 'member' | 'moderator' | 'owner';
export type Visibility = 'open' | 'closed' | 'secret';
export type Lane = 'me' | 'mine' | 'company';

export interface PersonView {
  id: number;
  kind: PersonKind;
  handle: string;
  name: string;
  givenName: string;
  familyName: string;
  position: string;
  unitId?: number | null;
  unitName?: string | null;
  role: Role;
  deactivated: boolean;
  version: number;
  timeZone?: string;
}

export interface Settings {
  language: 'ru' | 'en';
  theme: 'system' | 'light' | 'dark';
  timeZone: string;
  notifications: boolean;
}

export interface Me extends PersonView {
  settings: Settings;
  session: { id: number; shared: boolean } | null;
}

export interface GroupView {
  id: number;
  name: string;
  description: string;
  visibility: Visibility;
  mandatory: boolean;
  memberCount: number;
  myRole: GroupRole | null;
  archived: boolean;
  version: number;
  mainChannelId: number;
  channels?: ChannelView[];
}

export interface ChannelView {
  id: number;
  kind: 'group' | 'direct' | 'topic' | 'thread' | 'person' | 'company';
  groupId?: number | null;
  groupName?: string | null;
  name: string;
  purpose: string;
  private: boolean;
  readers: 'everyone' | 'members';
  writers: 'readers' | 'members' | 'moderators';
  archived: boolean;
  directPeople?: number[] | null;
  memberCount?: number | null;
  headSeq: number;
  headPost: number;
  headAt?: string | null;
  version: number;
  canPost: boolean;
  canModerate: boolean;
  isMember: boolean;
  /** One click away: an open group that this person is not in. */
  canJoin?: boolean;
}

export interface ChannelEntry {
  channel: ChannelView;
  lane: Lane;
  readPost: number;
  readVersion: number;
  muted: boolean;
  unread: number;
  mentions: number;
}

export interface MessageView {
  id: number;
  channelId: number;
  authorId: number;
  kind: string;
  clientId?: string | null;
  text: string;
  html: string;
  version: number;
  createdAt: string;
  editedAt?: string | null;
  deleted: boolean;
  mentions: number[];
  mentionsAll: boolean;
}

export interface PlacedMessage {
  post: number;
  seq: number;
  placedAt: string;
  message: MessageView;
}

interface Happened {
  channelId: number;
  seq: number;
  at: string;
}

/** What happens in a channel; the same shapes in live frames and in catch-up. */
export type ChannelEvent = Happened &
  (
    | { kind: 'message_posted'; post: number; message: MessageView }
    | { kind: 'message_edited'; post: number; message: MessageView }
    | { kind: 'message_deleted'; post: number; messageId: number; message?: MessageView | null }
    | { kind: 'channel_changed'; channel: Partial<ChannelView> & { id: number } }
    | { kind: 'members_changed' }
    | { kind: 'channel_joined'; subjectId?: number; entry?: ChannelEntry | null }
    | { kind: 'channel_left'; subjectId: number }
    | {
        kind: 'read_marked';
        subjectId: number;
        readPost: number;
        readVersion: number;
        unread: number;
        mentions: number;
      }
    | { kind: 'channel_muted'; subjectId: number; muted: boolean }
    | { kind: 'group_changed'; subjectId?: number | null; group?: GroupView | null }
    | { kind: 'settings_changed'; me: Me }
    | { kind: 'person_changed'; person: PersonView }
  );

export interface Head {
  channelId: number;
  headSeq: number;
  headPost: number;
  headAt?: string | null;
}

export type PresenceState = 'active' | 'away' | 'offline';

export interface Welcome {
  build: string;
  personId: number;
  at: string;
}
export interface GoAway {
  reason: 'draining' | 'signed_out' | 'deactivated';
  retryAfterMs?: number;
}

export interface DemoPerson {
  personId: number;
  name: string;
  position: string;
  role: InLanguages;
  description: InLanguages;
}
/** Words that come from the server because they belong to data. */
export type InLanguages = Record<'ru' | 'en', string>;

export interface Bootstrap {
  signedOut?: false;
  build: string;
  now: string;
  me: Me;
  personChannel: { id: number; headSeq: number };
  companyChannel: { id: number; headSeq: number };
  entries: ChannelEntry[];
  people: PersonView[];
}
export interface SignedOut {
  signedOut: true;
  build: string;
  setup: boolean;
  demo: DemoPerson[] | null;
}

export interface MessagesPage {
  messages: PlacedMessage[];
  people: PersonView[];
  headPost: number;
  headSeq: number;
  hasBefore: boolean;
  hasAfter: boolean;
}
export interface EventsPage {
  events: ChannelEvent[];
  headSeq: number;
  resync: boolean;
}
export interface Posted {
  message: PlacedMessage;
  seq: number;
  channelId: number;
}
export interface Marked {
  readPost: number;
  readVersion: number;
  unread: number;
  mentions: number;
}
export interface Member {
  person: PersonView;
  role: GroupRole;
}
export interface Members {
  members: Member[];
  next: string | number | null;
  total: number;
}
export interface SwitcherAnswer {
  people: PersonView[];
  groups: GroupView[];
  channels: ChannelView[];
}

export type RefusalCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_fast'
  | 'too_large'
  | 'unavailable'
  /** Made on the client: the request never reached the server, or its answer never came back. */
  | 'offline';

export interface Refusal {
  code: RefusalCode;
  field?: string | null;
  message?: string | null;
  reason?: string | null;
  retryAfterMs?: number | null;
}

export type Answer<T> = { ok: T; refusal?: undefined } | { ok?: undefined; refusal: Refusal };
