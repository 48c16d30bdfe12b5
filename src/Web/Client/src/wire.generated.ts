/** Generated from /openapi/v1.json; see tests/Web.Tests/Wire/WireTypesTests.cs. Not to be edited. */

export interface Accept {
  messageId: number;
  accepted?: boolean;
}

export interface AcceptHere {
  accepted?: boolean;
}

export interface AcceptedAnswer {
  messageId: number;
  authorId: number;
  html: string;
  createdAt: string;
  acceptedAt: string;
}

export interface AccessTokenList {
  tokens: AccessTokenView[];
}

export interface AccessTokenView {
  id: number;
  name: string;
  prefix: string;
  createdAt: string;
  lastUsedAt?: string | null;
  expiresAt?: string | null;
}

export interface Acted {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  mine: Mine;
  kind: 'acted';
}

export interface AddPointRules {
  fromDay: string;
  rules: ChangedPointRule[];
}

export interface AdminPeoplePage {
  people: AdminPersonView[];
  next?: string | null;
}

export interface AdminPersonView {
  id: number;
  kind: string;
  handle: string;
  name: string;
  givenName: string;
  familyName: string;
  position: string;
  unitId?: number | null;
  unitName?: string | null;
  role: string;
  deactivated: boolean;
  version: number;
  status?: StatusView | null;
  phone: string;
  email: string;
  login?: string | null;
  lastSeenAt?: string | null;
}

export interface AnnouncementCard {
  until: string;
  confirm: boolean;
  confirmed?: number | null;
  audience?: number | null;
  kind: 'announcement';
}

export interface Archive {
  archived: boolean;
}

export interface AskPoll {
  options: string[];
  multi?: boolean;
  anonymous?: boolean;
  until?: string | null;
}

export interface AskedPerson {
  personId: number;
  topicId: number;
  at: string;
  title?: 'adept' | 'master' | null;
  rank: number;
  answers: number;
  accepted: number;
  helped: number;
}

export interface AttendHere {
  answer?: string | null;
}

export interface Attendance {
  person: PersonView;
  answer: 'going' | 'maybe' | 'declined';
}

export interface AttendancePage {
  people: Attendance[];
  next?: string | null;
}

export interface AuditLine {
  id: number;
  at: string;
  actorId: number;
  what: string;
  messageId?: number | null;
  personId?: number | null;
  groupId?: number | null;
  role?: string | null;
  reports?: number | null;
}

export interface AuditPage {
  lines: AuditLine[];
  people: PersonView[];
  next?: string | null;
}

export interface Bootstrap {
  build: string;
  now: string;
  me: Me;
  personChannel: ChannelHead;
  companyChannel: ChannelHead;
  entries: ChannelEntry[];
  people: PersonView[];
  notifications: UnreadNotifications;
  level: LevelView;
}

export interface BothLanguages {
  ru: string;
  en: string;
}

export interface CallGathering {
  startsAt: string;
  endsAt?: string | null;
  place?: string;
}

export type Card = AnnouncementCard | GatheringCard | IdeaCard | PollCard | QuestionCard | ThanksCard;

export interface CatchUp {
  events: ChannelEvent[];
  headSeq: number;
  resync: boolean;
}

export interface ChangePassword {
  current: string;
  new: string;
}

export interface ChangePerson {
  givenName?: string | null;
  familyName?: string | null;
  position?: string | null;
  handle?: string | null;
  role?: string | null;
  unitId?: number | null;
  phone?: string | null;
  email?: string | null;
}

export interface ChangeRole {
  role: string;
}

export interface ChangeSettings {
  language?: string | null;
  theme?: string | null;
  timeZone?: string | null;
  notifications?: boolean | null;
}

export interface ChangeTopics {
  messageId: number;
  add?: string[] | null;
  remove?: number[] | null;
}

export interface Changed {
  message: PlacedMessage;
}

export interface ChangedPointRule {
  code: string;
  points: number;
  dailyCap: number;
}

export interface ChannelChanged {
  channelId: number;
  seq: number;
  at: string;
  kind: 'channel_changed';
}

export interface ChannelEntry {
  channel: ChannelView;
  lane: 'me' | 'mine' | 'company';
  readPost: number;
  readVersion: number;
  muted: boolean;
  unread: number;
  mentions: number;
}

export type ChannelEvent =
  | Acted
  | ChannelChanged
  | ChannelJoined
  | ChannelLeft
  | ChannelMuted
  | ExpertsChanged
  | Gone
  | GroupChanged
  | HomeClosed
  | MembersChanged
  | MessageChanged
  | MessageDeleted
  | MessageEdited
  | MessagePosted
  | MessageRemoved
  | NotificationsRead
  | Notified
  | PersonChanged
  | ReadMarked
  | ReputationChanged
  | SettingsChanged
  | TopicChanged;

export interface ChannelHead {
  id: number;
  headSeq: number;
}

export interface ChannelJoined {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  entry?: ChannelEntry | null;
  kind: 'channel_joined';
}

export interface ChannelLeft {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  kind: 'channel_left';
}

export interface ChannelMuted {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  muted: boolean;
  kind: 'channel_muted';
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
  canChange: boolean;
  isMember: boolean;
  canJoin: boolean;
  topicId?: number | null;
  rootId?: number | null;
  homeId?: number | null;
}

export interface CommandArgument {
  name: string;
  required?: boolean;
  repeats?: boolean;
  isFlag?: boolean;
}

export interface CommandList {
  commands: CommandView[];
}

export interface CommandView {
  names: string[];
  arguments: CommandArgument[];
  usable: boolean;
}

export interface CreateAccessToken {
  name: string;
  expiresInDays?: number | null;
}

export interface CreateChannel {
  name: string;
  purpose?: string;
  private?: boolean;
  writers?: string;
}

export interface CreateGroup {
  name: string;
  visibility: string;
  description?: string;
  news?: boolean;
}

export interface CreateInvitation {
  role?: string;
  note?: string;
  expiresInDays?: number;
}

export interface DayView {
  day: string;
  privateMessages: number;
  comments: number;
  publications: number;
  thanks: number;
  badges: number;
}

export interface DeclineExpertise {
  declined?: boolean;
}

export interface DeleteMessage {
  messageId: number;
}

export interface Destinations {
  people: PersonView[];
  groups: GroupView[];
  channels: ChannelView[];
}

export type Done = Record<string, never>;

export interface EditChannel {
  version: number;
  name?: string | null;
  purpose?: string | null;
  writers?: string | null;
}

export interface EditGroup {
  version: number;
  name?: string | null;
  description?: string | null;
  visibility?: string | null;
}

export interface EditHere {
  text: string;
  version?: number | null;
  title?: string | null;
}

export interface EditMessage {
  messageId: number;
  text: string;
  version?: number | null;
  title?: string | null;
}

export interface EditProfile {
  about?: string | null;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
}

export interface EditTopic {
  version: number;
  name?: string | null;
  description?: string | null;
  priority?: boolean | null;
}

export interface EntryList {
  entries: ChannelEntry[];
}

export interface EventsFrame {
  channelId: number;
  events: ChannelEvent[];
}

export interface ExcerptPart {
  text: string;
  found: boolean;
}

export interface ExpertList {
  topicId: number;
  topic: string;
  at: string;
  experts: ExpertView[];
  titled: TitledPerson[];
}

export interface ExpertView {
  rank: number;
  person: PersonView;
  title?: 'adept' | 'master' | null;
  answers: number;
  accepted: number;
  helped: number;
  lastAt: string;
}

export interface Expertise {
  topics: ExpertiseView[];
}

export interface ExpertiseView {
  topicId: number;
  topic: string;
  title?: 'adept' | 'master' | null;
  answers: number;
  accepted: number;
  helped: number;
  lastAt: string;
  declined: boolean;
}

export interface ExpertsChanged {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  kind: 'experts_changed';
}

export interface FollowHere {
  following: boolean;
}

export interface FollowPresence {
  people: number[];
}

export interface FollowedThread {
  root: PlacedMessage;
  entry: ChannelEntry;
}

export interface FoundMessage {
  id: number;
  channelId: number;
  authorId: number;
  kind: string;
  title: string;
  createdAt: string;
  excerpt: ExcerptPart[];
}

export interface GatheringCard {
  startsAt: string;
  endsAt?: string | null;
  place: string;
  counts: GatheringCounts;
  first: number[];
  kind: 'gathering';
}

export interface GatheringCounts {
  going: number;
  maybe: number;
  declined: number;
}

export interface GiveThanks {
  badge: string;
  recipients: number[];
}

export interface GoAwayFrame {
  reason: 'draining' | 'signed_out' | 'deactivated';
  retryAfterMs?: number | null;
}

export interface Gone {
  channelId: number;
  seq: number;
  at: string;
  kind: 'gone';
}

export interface GroupChanged {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  kind: 'group_changed';
}

export interface GroupPage {
  groups: GroupView[];
  next?: string | null;
}

export interface GroupView {
  id: number;
  name: string;
  description: string;
  visibility: 'open' | 'closed' | 'secret';
  mandatory: boolean;
  memberCount: number;
  myRole?: 'member' | 'moderator' | 'owner' | null;
  archived: boolean;
  version: number;
  mainChannelId: number;
  channels?: ChannelView[] | null;
}

export interface HeadFrame {
  channelId: number;
  headSeq: number;
  headPost: number;
  headAt?: string | null;
}

export interface HeadView {
  channelId: number;
  headSeq: number;
  headPost: number;
  headAt?: string | null;
}

export interface HeadsFrame {
  heads: HeadFrame[];
}

export interface HideHere {
  hidden: boolean;
}

export interface Hint {
  kind: 'answer' | 'publish_news' | 'write_article' | 'comment' | 'comment_article' | 'photo' | 'invite';
  points: number;
  messageId?: number | null;
  channelId?: number | null;
  topicId?: number | null;
  topicName?: string | null;
}

export interface Hints {
  best: Hint[];
}

export interface HomeClosed {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  kind: 'home_closed';
}

export interface IdeaCard {
  status: 'new' | 'considered' | 'accepted' | 'done' | 'declined';
  votes: number;
  changedBy?: number | null;
  changedAt?: string | null;
  kind: 'idea';
}

export interface InvitationList {
  invitations: InvitationView[];
}

export interface InvitationView {
  id: number;
  role: string;
  note: string;
  invitedBy: number;
  createdAt: string;
  expiresAt: string;
  acceptedBy?: number | null;
  acceptedAt?: string | null;
  state: string;
}

export interface InvitePeople {
  people: number[];
  role?: string | null;
}

export interface InvitedView {
  role: string;
  expiresAt: string;
}

export interface JudgeHere {
  status: string;
}

export interface JudgedMessage {
  id: number;
  authorId: number;
  channelId?: number | null;
  kind: 'chat' | 'news' | 'question' | 'idea' | 'thanks' | 'poll' | 'gathering' | 'announcement' | 'article' | 'system';
  title: string;
  html: string;
  createdAt: string;
  at: string;
  hiddenBy?: number | null;
  reasons: ReportReason[];
}

export interface Leader {
  person: PersonView;
  points: number;
  place: number;
  level: LevelView;
}

export interface Leaders {
  first: Leader[];
  me?: Leader | null;
}

export interface LedgerEntry {
  id: number;
  rule: string;
  day: string;
  delta: number;
  happenedAt: string;
  enteredAt: string;
  takenBack: boolean;
  messageId?: number | null;
  excerpt?: string | null;
  actorId?: number | null;
  topicId?: number | null;
  topicName?: string | null;
}

export interface LedgerPage {
  entries: LedgerEntry[];
  people: PersonView[];
  next?: string | null;
}

export interface LevelView {
  level: number;
  points: number;
  floor: number;
  ceiling: number;
}

export interface MakeAnnouncement {
  until: string;
  confirm?: boolean;
}

export interface MarkRead {
  channelId: number;
  post: number;
  version: number;
}

export interface MarkUnread {
  channelId: number;
  post: number;
}

export interface Me {
  id: number;
  kind: 'person' | 'bot' | 'shop';
  handle: string;
  name: string;
  givenName: string;
  familyName: string;
  position: string;
  unitId?: number | null;
  unitName?: string | null;
  role: 'member' | 'administrator';
  deactivated: boolean;
  version: number;
  status?: StatusView | null;
  photo?: string | null;
  settings: SettingsView;
  session?: OwnSession | null;
}

export interface MemberPage {
  members: MemberView[];
  next?: string | null;
  total: number;
}

export interface MemberView {
  person: PersonView;
  role: 'member' | 'moderator' | 'owner';
}

export interface MembersChanged {
  channelId: number;
  seq: number;
  at: string;
  personId?: number | null;
  kind: 'members_changed';
}

export interface MessageAddress {
  channelId: number;
  post: number;
  message: PlacedMessage;
  rootPost?: number | null;
}

export interface MessageChanged {
  channelId: number;
  seq: number;
  at: string;
  post: number;
  message: MessageView;
  kind: 'message_changed';
}

export interface MessageDeleted {
  channelId: number;
  seq: number;
  at: string;
  post: number;
  messageId: number;
  message: MessageView;
  kind: 'message_deleted';
}

export interface MessageEdited {
  channelId: number;
  seq: number;
  at: string;
  post: number;
  message: MessageView;
  kind: 'message_edited';
}

export interface MessageList {
  messages: PlacedMessage[];
  people: PersonView[];
  homes: ChannelView[];
  mine: Mine[];
  next?: string | null;
}

export interface MessagePage {
  messages: PlacedMessage[];
  people: PersonView[];
  headPost: number;
  headSeq: number;
  hasBefore: boolean;
  hasAfter: boolean;
  mine: Mine[];
  homes: ChannelView[];
}

export interface MessagePosted {
  channelId: number;
  seq: number;
  at: string;
  post: number;
  message: MessageView;
  kind: 'message_posted';
}

export interface MessageRemoved {
  channelId: number;
  seq: number;
  at: string;
  messageId: number;
  kind: 'message_removed';
}

export interface MessageTopic {
  topicId: number;
  fromText: boolean;
}

export interface MessageVersion {
  version: number;
  text: string;
  writtenAt: string;
}

export interface MessageVersions {
  versions: MessageVersion[];
}

export interface MessageView {
  id: number;
  channelId: number;
  authorId: number;
  kind: 'chat' | 'news' | 'question' | 'idea' | 'thanks' | 'poll' | 'gathering' | 'announcement' | 'article' | 'system';
  clientId: string;
  text: string;
  html: string;
  version: number;
  revision: number;
  createdAt: string;
  editedAt?: string | null;
  deleted: boolean;
  mentions: number[];
  mentionsAll: boolean;
  title?: string | null;
  rootId?: number | null;
  homeId?: number | null;
  hidden?: boolean | null;
  topics?: MessageTopic[] | null;
  topicChanges?: TopicChange[] | null;
  reactions?: Reaction[] | null;
  thread?: ThreadSummary | null;
  card?: Card | null;
}

export interface Mine {
  messageId: number;
  reactions?: string[] | null;
  following?: boolean | null;
  ballot?: number[] | null;
  voted?: boolean | null;
  supports?: boolean | null;
  attendance?: string | null;
  confirmed?: boolean | null;
  reported?: boolean | null;
}

export interface ModerationPage {
  messages: JudgedMessage[];
  people: PersonView[];
  channels: ChannelView[];
  next?: string | null;
}

export interface MoveHere {
  startsAt: string;
  endsAt?: string | null;
  place?: string;
}

export interface MuteHere {
  muted: boolean;
}

export interface NearTopic {
  id: number;
  name: string;
}

export interface NewAccessToken {
  token: string;
  id: number;
  name: string;
  prefix: string;
  createdAt: string;
  expiresAt?: string | null;
}

export interface NewAccount {
  givenName: string;
  familyName: string;
  login: string;
  password: string;
}

export interface NewInvitation {
  url: string;
  id: number;
  role: string;
  note: string;
  createdAt: string;
  expiresAt: string;
}

export interface NotificationPage {
  notifications: NotificationView[];
  unread: UnreadNotifications;
  next?: string | null;
}

export interface NotificationView {
  id: number;
  reason:
    | 'mentioned'
    | 'replied'
    | 'answered'
    | 'accepted'
    | 'thanked'
    | 'routed'
    | 'announced'
    | 'titled'
    | 'followed'
    | 'reported';
  actor?: PersonView | null;
  topic?: NotifiedTopic | null;
  message?: NotifiedMessage | null;
  count: number;
  at: string;
  read: boolean;
}

export interface NotificationsRead {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  unread: UnreadNotifications;
  kind: 'notifications_read';
}

export interface Notified {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  notification?: NotificationView | null;
  unread: UnreadNotifications;
  kind: 'notified';
}

export interface NotifiedMessage {
  id: number;
  channelId: number;
  homeId: number;
  kind: 'chat' | 'news' | 'question' | 'idea' | 'thanks' | 'poll' | 'gathering' | 'announcement' | 'article' | 'system';
  title: string;
  excerpt: string;
}

export interface NotifiedTopic {
  id: number;
  name: string;
}

export interface OneClickPerson {
  personId: number;
  name: string;
  position: string;
  role: BothLanguages;
  description: BothLanguages;
}

export interface OpenDirect {
  people: number[];
}

export interface OwnSession {
  id: number;
  shared: boolean;
}

export interface PeoplePage {
  people: PersonView[];
  next?: string | null;
}

export interface PersonChanged {
  channelId: number;
  seq: number;
  at: string;
  person: PersonView;
  kind: 'person_changed';
}

export interface PersonView {
  id: number;
  kind: 'person' | 'bot' | 'shop';
  handle: string;
  name: string;
  givenName: string;
  familyName: string;
  position: string;
  unitId?: number | null;
  unitName?: string | null;
  role: 'member' | 'administrator';
  deactivated: boolean;
  version: number;
  status?: StatusView | null;
  photo?: string | null;
}

export interface PlacedMessage {
  post: number;
  seq: number;
  placedAt: string;
  message: MessageView;
}

export interface PointRuleView {
  code: string;
  points: number;
  dailyCap: number;
  split: boolean;
}

export interface PointRulesView {
  version: number;
  fromDay: string;
  rules: PointRuleView[];
}

export interface PoisonView {
  worker: string;
  shard: number;
  number: number;
  kind: string;
  error: string;
  at: string;
}

export interface PollCard {
  options: PollOption[];
  multi: boolean;
  anonymous: boolean;
  until?: string | null;
  closed: boolean;
  closedBy?: number | null;
  total: number;
  counted: number;
  kind: 'poll';
}

export interface PollOption {
  n: number;
  text: string;
  votes?: number | null;
}

export interface PostHere {
  clientId: string;
  text: string;
  kind?: string | null;
  title?: string | null;
  topics?: string[] | null;
  card?: unknown;
}

export interface PostMessage {
  channelId: number;
  clientId: string;
  text: string;
  kind?: string | null;
  title?: string | null;
  topics?: string[] | null;
  card?: unknown;
}

export interface Posted {
  channelId: number;
  seq?: number | null;
  message?: PlacedMessage | null;
  said?: Said | null;
}

export interface PresenceFrame {
  people: PresenceState[];
}

export interface PresenceState {
  id: number;
  state: 'active' | 'away' | 'offline';
}

export interface Presences {
  people: PresenceState[];
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  message: string;
  field?: string | null;
  reason?: string | null;
  retryAfterMs?: number | null;
  data: Record<string, never>;
}

export interface ProfileView {
  person: PersonView;
  unitCode?: string | null;
  region?: string | null;
  timeZone: string;
  address: string;
  phone: string;
  email: string;
  about: string;
  followers: number;
  following: number;
  followed: boolean;
}

export interface QuestionCard {
  state: 'open' | 'answered' | 'accepted' | 'reopened';
  answers: number;
  firstAnswerAt?: string | null;
  acceptedAt?: string | null;
  accepted: AcceptedAnswer[];
  asked: AskedPerson[];
  kind: 'question';
}

export interface Reach {
  all: number;
  here: number;
}

export interface ReachedUnit {
  id: number;
  name: string;
}

export interface React {
  messageId: number;
  emoji: string;
  on?: boolean;
}

export interface ReactHere {
  emoji: string;
  on?: boolean;
}

export interface Reaction {
  emoji: string;
  count: number;
  people: number[];
}

export interface ReadHere {
  post: number;
  version: number;
}

export interface ReadMark {
  readPost: number;
  readVersion: number;
  unread: number;
  mentions: number;
}

export interface ReadMarked {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  readPost: number;
  readVersion: number;
  unread: number;
  mentions: number;
  kind: 'read_marked';
}

export interface ReadNotifications {
  upTo?: number | null;
  ids?: number[] | null;
}

export interface ReceivedBadge {
  badge: string;
  count: number;
  lastAt: string;
}

export interface ReceivedBadges {
  badges: ReceivedBadge[];
  total: number;
}

export interface Recommendations {
  people: RecommendedPerson[];
  groups: RecommendedGroup[];
}

export interface RecommendedGroup {
  group: GroupView;
  reason: 'colleagues' | 'followed';
  n: number;
}

export interface RecommendedPerson {
  person: PersonView;
  reason: 'same_unit' | 'same_position' | 'common_groups' | 'followed';
  n: number;
}

export interface ReplyHere {
  clientId: string;
  text: string;
  topics?: string[] | null;
}

export interface ReplyTo {
  messageId: number;
  clientId: string;
  text: string;
  topics?: string[] | null;
}

export interface ReportHere {
  reason: string;
  text?: string;
}

export interface ReportReason {
  reason: 'spam' | 'insult' | 'personal_data' | 'off_topic' | 'other';
  count: number;
  texts: string[];
}

export interface ReputationChanged {
  channelId: number;
  seq: number;
  at: string;
  level: LevelView;
  kind: 'reputation_changed';
}

export interface ReputationView {
  personId: number;
  level: LevelView;
  rules: RuleTotal[];
}

export interface RequireTopic {
  unitId?: number | null;
  on?: boolean;
}

export interface RuleBookView {
  now: PointRulesView;
  coming: PointRulesView[];
}

export interface RuleTotal {
  rule: string;
  points: number;
}

export interface Said {
  code: string;
  data?: unknown;
}

export interface SearchPage {
  people: PersonView[];
  groups: GroupView[];
  topics: TopicView[];
  messages: FoundMessage[];
  authors: PersonView[];
  channels: ChannelView[];
  next?: string | null;
}

export interface SessionList {
  sessions: SessionView[];
}

export interface SessionView {
  id: number;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
  shared: boolean;
}

export interface SetStatus {
  text?: string;
  emoji?: string;
  until?: string | null;
}

export interface SetUp {
  code: string;
  givenName: string;
  familyName: string;
  login: string;
  password: string;
}

export interface SettingsChanged {
  channelId: number;
  seq: number;
  at: string;
  kind: 'settings_changed';
}

export interface SettingsView {
  language: 'ru' | 'en';
  theme: 'system' | 'light' | 'dark';
  timeZone: string;
  notifications: boolean;
}

export interface SignInAs {
  personId: number;
  shared?: boolean;
}

export interface SignInRequest {
  login: string;
  password: string;
  shared?: boolean;
}

export interface SignedOut {
  build: string;
  setup: boolean;
  demo?: OneClickPerson[] | null;
  signedOut?: boolean;
}

export interface StandingFrame {
  people: number[];
}

export interface StatisticsView {
  totals: TotalsView;
  days: DayView[];
}

export interface StatusView {
  text: string;
  emoji: string;
  until?: string | null;
}

export interface Subscribe {
  subscribed: boolean;
}

export interface SupportHere {
  on?: boolean;
}

export interface ThanksCard {
  badge:
    | 'thanks'
    | 'idea_generator'
    | 'achiever'
    | 'soul'
    | 'team_player'
    | 'rocket'
    | 'superhero'
    | 'teacher'
    | 'black_belt'
    | 'woolen_medal'
    | 'workaholic'
    | 'best_boss'
    | 'volunteering'
    | 'best_ideas'
    | 'career_growth'
    | 'best_mentor'
    | 'league'
    | 'best_shop'
    | 'quality_leader'
    | 'quality_mark';
  recipients: number[];
  kind: 'thanks';
}

export interface ThreadPage {
  threads: FollowedThread[];
  people: PersonView[];
  homes: ChannelView[];
  next?: string | null;
}

export interface ThreadSummary {
  channelId: number;
  replies: number;
  repliers: number[];
  lastAt?: string | null;
}

export interface TitledPerson {
  personId: number;
  title: 'adept' | 'master';
}

export interface TopicChange {
  personId: number;
  at: string;
  added: number[];
  removed: number[];
}

export interface TopicChanged {
  channelId: number;
  seq: number;
  at: string;
  subjectId: number;
  kind: 'topic_changed';
}

export interface TopicNames {
  topics: NearTopic[];
}

export interface TopicPage {
  topics: TopicView[];
  next?: string | null;
}

export interface TopicRule {
  everyone: boolean;
  units: ReachedUnit[];
}

export interface TopicView {
  id: number;
  channelId: number;
  name: string;
  description: string;
  priority: boolean;
  version: number;
  publications: number;
  subscribers: number;
  subscribed: boolean;
  mandatory: boolean;
  rule: TopicRule;
}

export interface TopicsHere {
  add?: string[] | null;
  remove?: number[] | null;
}

export interface TotalsView {
  privateMessages: number;
  comments: number;
  publications: number;
  participants: number;
  groups: number;
  thanks: number;
  badges: number;
  writing: number;
}

export interface TypeIn {
  channelId: number;
}

export interface TypingFrame {
  channelId: number;
  personId: number;
}

export interface UnitList {
  units: UnitView[];
}

export interface UnitPage {
  unit: UnitView;
  path: UnitView[];
  children: UnitView[];
  people: number;
}

export interface UnitView {
  id: number;
  parentId?: number | null;
  kind: 'company' | 'region' | 'office' | 'shop' | 'department';
  code?: string | null;
  name: string;
  address: string;
  children: number;
}

export interface UnreadHere {
  post: number;
}

export interface UnreadNotifications {
  all: number;
  apart: number;
  reports: number;
}

export interface ViewChannels {
  channels: number[];
  hidden?: boolean;
}

export interface Viewed {
  heads: HeadView[];
}

export interface Vote {
  messageId: number;
  options: number[];
}

export interface VoteHere {
  options: number[];
}

export interface Voter {
  person: PersonView;
  options?: number[] | null;
}

export interface VoterPage {
  voters: Voter[];
  next?: string | null;
}

export interface WelcomeFrame {
  build: string;
  personId: number;
  at: string;
}

export interface WorkerList {
  workers: WorkerView[];
  poison: PoisonView[];
}

export interface WorkerView {
  name: string;
  lag: number;
  waitingSince?: string | null;
  lastEventAt?: string | null;
  appliedAt?: string | null;
  poisoned: number;
}
