import type { Face } from '../people/faces.ts';
import { t } from '../words/words.svelte.ts';

/** «Нравится» is this one; it is drawn as a heart. */
export const like = '👍';

export interface ReactionView {
  emoji: string;
  count: number;
  /** The first of them, at most three, the oldest first. */
  people: Face[];
}

/** Those of others first, since «вы» is said apart. */
const others = (reaction: ReactionView, me: number) => reaction.people.filter(({ id }) => id !== me);

/** «Имя и ещё 20 пользователям это нравится»; nothing while nobody likes it. */
export function likeLine(reaction: ReactionView | undefined, mine: boolean, me: number): string {
  if (!reaction || reaction.count === 0) return '';
  const { count } = reaction;
  if (mine) return count === 1 ? t('reaction.like_me') : t('reaction.like_me_more', { n: count - 1 });
  const [first] = others(reaction, me);
  if (!first) return '';
  return count === 1
    ? t('reaction.like_one', { name: first.name })
    : t('reaction.like_more', { name: first.name, n: count - 1 });
}

/** «Вы, Алсу Каримова, Павел Журавлёв, ещё 20»: what a chip says when the pointer rests on it. */
export function who(reaction: ReactionView, mine: boolean, me: number): string {
  const names = [...(mine ? [t('reaction.you')] : []), ...others(reaction, me).map(({ name }) => name)].slice(0, 3);
  const rest = reaction.count - names.length;
  return [...names, ...(rest > 0 ? [t('reaction.others', { n: rest })] : [])].join(', ');
}
