import { faceOf, type Face } from '../people/faces.ts';
import { store } from '../state/store.svelte.ts';
import type { MessageView, TopicChange } from '../wire.ts';
import { t } from '../words/words.svelte.ts';

export interface TopicTag {
  id: number;
  name: string;
  href: string;
}

/** One change of a message's topics, as the log has it. */
export interface TopicLineView {
  person: Face;
  at: string;
  added: TopicTag[];
  removed: TopicTag[];
}

/** As it is typed: `#ДМС`, `#«клиентское обслуживание»`. */
export const hashed = (name: string) => (/^[\p{L}\p{N}_-]+$/u.test(name) ? `#${name}` : `#«${name}»`);

export const topicsOf = ({ topics }: Pick<MessageView, 'topics'>) => (topics ?? []).map(({ topicId }) => topicId);

/** «Глеб Нестеров добавил(а) темы #ДМС, #Вопрос-Ответ и убрал(а) #кредит» */
export function topicLine({ person, added, removed }: TopicLineView): string {
  const names = (topics: TopicTag[]) => topics.map(({ name }) => hashed(name)).join(', ');
  const line = (key: 'topic.added' | 'topic.removed', topics: TopicTag[]) =>
    t(key, { name: person.name, topics: names(topics), n: topics.length });
  if (added.length === 0) return line('topic.removed', removed);
  const first = line('topic.added', added);
  return removed.length === 0 ? first : t('topic.added_removed', { added: first, removed: names(removed) });
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** The number counts; the rest is there to be read. */
export const topicHref = ({ id, name }: { id: number; name: string }) => `/t/${id}-${encodeURIComponent(slug(name))}`;

/** A topic by its number, as far as it is known by now; it is asked for. */
export function tagOf(id: number): TopicTag {
  const name = store.topic(id)?.name;
  return name === undefined ? { id, name: '…', href: `/t/${id}` } : { id, name, href: topicHref({ id, name }) };
}

export const lineOf = ({ personId, at, added, removed }: TopicChange): TopicLineView => ({
  person: faceOf(personId),
  at,
  added: added.map(tagOf),
  removed: removed.map(tagOf),
});
