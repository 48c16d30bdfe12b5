import type { Face } from '../people/faces.ts';
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

export interface ExpertView {
  person: Face;
  title: 'adept' | 'master';
  /** «41 принятый ответ»: what the title rests on, in words. */
  evidence: string;
}

export interface TopicView {
  id: number;
  name: string;
  description: string;
  href: string;
  priority: boolean;
  publications: number;
  subscribers: number;
  subscribed: boolean;
  /** Cannot be left. */
  mandatory: boolean;
  experts: ExpertView[];
}

/** As it is typed: `#ДМС`, `#«клиентское обслуживание»`. */
export const hashed = (name: string) => (/^[\p{L}\p{N}_-]+$/u.test(name) ? `#${name}` : `#«${name}»`);

/** «Глеб Нестеров добавил(а) темы #ДМС, #Вопрос-Ответ и убрал(а) #кредит» */
export function topicLine({ person, added, removed }: TopicLineView): string {
  const names = (topics: TopicTag[]) => topics.map(({ name }) => hashed(name)).join(', ');
  const line = (key: 'topic.added' | 'topic.removed', topics: TopicTag[]) =>
    t(key, { name: person.name, topics: names(topics), n: topics.length });
  if (added.length === 0) return line('topic.removed', removed);
  const first = line('topic.added', added);
  return removed.length === 0 ? first : t('topic.added_removed', { added: first, removed: names(removed) });
}
