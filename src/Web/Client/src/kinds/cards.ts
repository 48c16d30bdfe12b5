import { Later } from '../later.ts';
import type { MessageView } from '../wire.ts';

/** Comes with the first message that has one. */
export const kindCard = new Later(() => import('./KindCard.svelte'));

const carded = new Set(['thanks', 'poll', 'idea', 'gathering', 'announcement']);

/** A message whose kind has a form of its own; news is a title above a text. */
export const hasCard = ({ kind, card }: MessageView) => kind === 'article' || (!!card && carded.has(card.kind));
