/**
 * What this browser knows, keyed by the person who is signed in. Read it anywhere; it is reactive.
 *
 *   store.me                     the person signed in, with `settings` and `session`
 *   store.level                  points and level of the person signed in
 *   store.people.get(id)         what is known of a person; `store.person(id)` also asks for it
 *   store.ensurePeople(ids)      fetches those that are missing, many at once; resolves when they are there
 *   store.learn({people, groups, channels, entries})   keeps what an answer of the server contained
 *   store.entries                channel id → ChannelEntry, one per line of the sidebar
 *   store.lane('me')             the entries of a lane, in the order of the sidebar
 *   store.groups, store.channels id → view, newest version known
 *   store.topic(id)              what is known of a topic; asks for it when it is missing, as `store.channel(id)` does
 *   store.expertsOf(id)          who knows most in a topic; asked for when it is missing
 *   store.mine.get(messageId)    what this person did to a message
 *   store.presence.get(id)       'active' | 'away' | 'offline', for people on the screen (see realtime/presence)
 *
 * After loading, only `applyEvent` (state/apply.ts) changes it; an answer to a verb of one's own is kept by `learn`.
 */
import { SvelteMap } from 'svelte/reactivity';
import { api } from '../api.ts';
import { speak } from '../words/words.svelte.ts';
import { showTheme } from '../look/theme.ts';
import { useZone } from '../look/time.svelte.ts';
import type {
  Bootstrap,
  ChannelEntry,
  ChannelView,
  ExpertList,
  GroupView,
  Lane,
  LevelView,
  Me,
  Mine,
  NotificationView,
  PersonView,
  PresenceState,
  TopicView,
  UnreadNotifications,
} from '../wire.ts';
import type { ChannelLog, World } from './world.ts';

interface Learned {
  people?: PersonView[];
  groups?: GroupView[];
  channels?: ChannelView[];
  entries?: ChannelEntry[];
  topics?: TopicView[];
}

class Store implements World {
  #me = $state.raw<Me | null>(null);
  level = $state.raw<LevelView>({ level: 1, points: 0, floor: 0, ceiling: 1 });
  build = '';
  personChannel = 0;
  companyChannel = 0;
  readonly people = new SvelteMap<number, PersonView>();
  readonly entries = new SvelteMap<number, ChannelEntry>();
  readonly channels = new SvelteMap<number, ChannelView>();
  readonly groups = new SvelteMap<number, GroupView>();
  readonly logs = new SvelteMap<number, ChannelLog>();
  readonly mine = new SvelteMap<number, Mine>();
  readonly topics = new SvelteMap<number, TopicView>();
  readonly experts = new SvelteMap<number, ExpertList>();
  readonly notifications = new SvelteMap<number, NotificationView>();
  unread = $state.raw<UnreadNotifications>({ all: 0, apart: 0, reports: 0 });
  readonly presence = new SvelteMap<number, PresenceState>();

  get me(): Me {
    if (!this.#me) throw new Error('nobody is signed in');
    return this.#me;
  }
  set me(me: Me) {
    this.#me = me;
    // Settings and the session are nobody else's.
    const { settings: _, session: __, ...person } = me;
    this.people.set(me.id, person);
    speak(me.settings.language);
    showTheme(me.settings.theme);
    useZone(me.settings.timeZone);
  }
  get signedIn() {
    return this.#me !== null;
  }

  start(bootstrap: Bootstrap) {
    this.build = bootstrap.build;
    this.personChannel = bootstrap.personChannel.id;
    this.companyChannel = bootstrap.companyChannel.id;
    this.me = bootstrap.me;
    this.unread = bootstrap.notifications;
    this.level = bootstrap.level;
    this.learn(bootstrap);
  }

  learn({ people, groups, channels, entries, topics }: Learned) {
    for (const topic of topics ?? []) keepNewest(this.topics, topic);
    for (const person of people ?? []) keepNewest(this.people, person);
    for (const group of groups ?? []) {
      // A list says nothing of the channels; only the question for the one group does.
      keepNewest(this.groups, { ...group, channels: group.channels ?? this.groups.get(group.id)?.channels });
      this.learn({ channels: group.channels ?? undefined });
    }
    for (const channel of channels ?? []) keepNewest(this.channels, channel);
    for (const entry of entries ?? []) {
      this.entries.set(entry.channel.id, entry);
      keepNewest(this.channels, entry.channel);
    }
  }

  person(id: number): PersonView | undefined {
    const known = this.people.get(id);
    if (!known) this.#people.want(id);
    return known;
  }

  async ensurePeople(ids: Iterable<number>) {
    const missing = [...new Set(ids)].filter((id) => !this.people.has(id));
    for (let i = 0; i < missing.length; i += 200) {
      const answer = await api.get<{ people: PersonView[] }>('/api/people', {
        ids: missing.slice(i, i + 200).join(','),
      });
      if (answer.ok) this.learn(answer.ok);
    }
  }

  topic(id: number): TopicView | undefined {
    const known = this.topics.get(id);
    if (!known) this.#topics.want(id);
    return known;
  }

  expertsOf(topicId: number): ExpertList | undefined {
    const known = this.experts.get(topicId);
    if (!known) this.#experts.want(topicId);
    return known;
  }

  /** The newest answer wins: it says for which instant it holds. */
  async loadExperts(topicId: number) {
    const answer = await api.get<ExpertList>(`/api/topics/${topicId}/experts`);
    if (!answer.ok) return;
    this.learn({ people: answer.ok.experts.map(({ person }) => person) });
    const known = this.experts.get(topicId);
    if (!known || known.at <= answer.ok.at) this.experts.set(topicId, answer.ok);
  }

  channel(id: number): ChannelView | undefined {
    const known = this.channels.get(id);
    if (!known) this.#channels.want(id);
    return known;
  }

  lane(lane: Lane): ChannelEntry[] {
    return [...this.entries.values()].filter((entry) => entry.lane === lane);
  }

  #people = new Wanted((ids) => void this.ensurePeople(ids));
  #topics = new Wanted(async (ids) => {
    const answer = await api.get<{ topics: TopicView[] }>('/api/topics', { ids: ids.join(',') });
    if (answer.ok) this.learn(answer.ok);
  });
  #experts = new Wanted((ids) => ids.forEach((id) => void this.loadExperts(id)));
  #channels = new Wanted(async (ids) => {
    for (const id of ids) {
      const answer = await api.get<ChannelView>(`/api/channels/${id}`);
      if (answer.ok) this.learn({ channels: [answer.ok] });
    }
  });
}

/** Gathers what one drawing asks for into one request; what was not to be had is not asked for again. */
class Wanted {
  #now = new Set<number>();
  #ever = new Set<number>();
  constructor(private readonly fetch: (ids: number[]) => void) {}

  want(id: number) {
    if (this.#ever.has(id)) return;
    this.#ever.add(id);
    if (this.#now.size === 0)
      setTimeout(() => {
        const ids = [...this.#now];
        this.#now.clear();
        this.fetch(ids);
      }, 20);
    this.#now.add(id);
  }
}

function keepNewest<T extends { id: number; version: number }>(map: Map<number, T>, value: T) {
  const known = map.get(value.id);
  if (!known || known.version <= value.version) map.set(value.id, value);
}

export const store = new Store();
