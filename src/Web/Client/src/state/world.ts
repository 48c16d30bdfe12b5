import type {
  ChannelEntry,
  ChannelView,
  ExpertList,
  GroupView,
  LevelView,
  Me,
  Mine,
  NotificationView,
  PersonView,
  PlacedMessage,
  TopicView,
  UnreadNotifications,
} from '../wire.ts';

/** A run of a channel's messages without holes, as far as it was read, and the last change it contains. */
export interface ChannelLog {
  seq: number;
  headPost: number;
  /** Ascending by post. Never changed in place. */
  messages: readonly PlacedMessage[];
  hasBefore: boolean;
  hasAfter: boolean;
}

/** Oneself as one is now: what is not said is not so any more, a status or a photo that was taken away. */
export const asMe = ({ settings, session }: Me, person: PersonView): Me => ({ ...person, settings, session });

/** Everything that `applyEvent` may change. The values are never changed in place. */
export interface World {
  me: Me;
  /** This person's own. */
  level: LevelView;
  people: Map<number, PersonView>;
  entries: Map<number, ChannelEntry>;
  channels: Map<number, ChannelView>;
  groups: Map<number, GroupView>;
  logs: Map<number, ChannelLog>;
  /** What this person did to messages, by message; only where there is something. */
  mine: Map<number, Mine>;
  topics: Map<number, TopicView>;
  /** Who knows most, by topic; only where it was asked for. */
  experts: Map<number, ExpertList>;
  /** Those that came or were looked at, not all there are. */
  notifications: Map<number, NotificationView>;
  unread: UnreadNotifications;
}
