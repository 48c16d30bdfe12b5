import { store } from '../state/store.svelte.ts';
import type { ChannelEntry, Lane } from '../wire.ts';
import { language } from '../words/words.svelte.ts';
import { titleOf } from './naming.ts';

/** While the pointer is over the sidebar its lines keep their places. */
class Order {
  #held = $state<Record<Lane, number[]> | null>(null);

  hold = () => (this.#held = { me: this.#ids('me'), mine: this.#ids('mine'), company: this.#ids('company') });
  release = () => (this.#held = null);

  of(lane: Lane): ChannelEntry[] {
    const sorted = this.#sorted(lane);
    const held = this.#held?.[lane];
    if (!held) return sorted;
    const place = new Map(held.map((id, i) => [id, i]));
    return sorted.toSorted((a, b) => (place.get(a.channel.id) ?? 1e9) - (place.get(b.channel.id) ?? 1e9));
  }

  /** All lanes as one list, for the keyboard. */
  all = () => [...this.of('me'), ...this.of('mine'), ...this.of('company')];

  #ids = (lane: Lane) => this.of(lane).map((entry) => entry.channel.id);

  #sorted(lane: Lane): ChannelEntry[] {
    // Threads have a page of their own.
    const entries = store
      .lane(lane)
      .filter(({ channel }) => channel.kind !== 'thread')
      .filter((entry) => !entry.channel.archived || hasNew(entry));
    if (lane === 'me')
      return entries.sort(
        (a, b) => (b.channel.headAt ?? '').localeCompare(a.channel.headAt ?? '') || a.channel.id - b.channel.id,
      );
    const collator = new Intl.Collator(language());
    const name = (entry: ChannelEntry) => entry.channel.groupName || titleOf(entry.channel);
    return entries.sort(
      (a, b) =>
        collator.compare(name(a), name(b)) ||
        (a.channel.groupId ?? 0) - (b.channel.groupId ?? 0) ||
        collator.compare(a.channel.name, b.channel.name),
    );
  }
}

export const order = new Order();

export const hasNew = (entry: ChannelEntry) =>
  entry.lane === 'me' ? entry.unread > 0 : entry.channel.headPost > entry.readPost;
