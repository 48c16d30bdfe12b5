/**
 * The shapes that travel between server and browser (see docs/api.md), under the names that this application uses.
 * They are generated from the server's document. Unknown members and kinds are ignored.
 */
import type * as wire from './wire.generated.ts';

export type {
  AuditLine,
  AuditPage,
  Card,
  ChannelEntry,
  ChannelEvent,
  ChannelView,
  CommandArgument,
  CommandView,
  Expertise,
  ExpertiseView,
  ExpertList,
  ExpertView,
  FoundMessage,
  GroupView,
  JudgedMessage,
  Hint,
  Hints,
  Leader,
  Leaders,
  LedgerEntry,
  LedgerPage,
  LevelView,
  Me,
  MessageView,
  FollowedThread,
  MessageAddress,
  MessageList,
  Mine,
  ModerationPage,
  NotificationPage,
  NotificationView,
  NearTopic,
  PlacedMessage,
  Posted,
  PostHere,
  ProfileView,
  RecommendedGroup,
  RecommendedPerson,
  Recommendations,
  ReportReason,
  ReputationView,
  RuleBookView,
  SearchPage,
  StatisticsView,
  StatusView,
  QuestionCard,
  ReachedUnit,
  Reaction,
  Said,
  ThreadPage,
  TopicChange,
  TopicPage,
  TopicView,
  UnitPage,
  UnitView,
  UnreadNotifications,
  WorkerList,
  WorkerView,
} from './wire.generated.ts';

export type PersonKind = wire.PersonView['kind'];
export type Role = wire.PersonView['role'];
export type GroupRole = wire.MemberView['role'];
export type Visibility = wire.GroupView['visibility'];
export type Lane = wire.ChannelEntry['lane'];
export type PersonView = wire.PersonView & Partial<Pick<wire.ProfileView, 'timeZone'>>;
export type Settings = wire.SettingsView;
export type Head = wire.HeadView;
export type PresenceState = wire.PresenceState['state'];
export type Welcome = wire.WelcomeFrame;
export type GoAway = wire.GoAwayFrame;
export type DemoPerson = wire.OneClickPerson;
/** Words that come from the server because they belong to data. */
export type InLanguages = wire.BothLanguages;
export type Bootstrap = wire.Bootstrap & { signedOut?: false };
export type SignedOut = wire.SignedOut & { signedOut: true };
export type MessagesPage = wire.MessagePage;
export type EventsPage = wire.CatchUp;
export type Marked = wire.ReadMark;
export type Member = wire.MemberView;
export type Members = wire.MemberPage;
export type SwitcherAnswer = wire.Destinations;

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
  data?: {
    /** The part of what was written that is refused. */
    given?: string | null;
    nearest?: string[] | null;
    people?: number[] | null;
  } | null;
}

export type Answer<T> = { ok: T; refusal?: undefined } | { ok?: undefined; refusal: Refusal };
