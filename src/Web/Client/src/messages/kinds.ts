import { Later } from '../later.ts';

/** What a person may write; the first two stand beside one another, the rest under «Ещё». */
export const kinds = [
  'message',
  'question',
  'news',
  'idea',
  'thanks',
  'poll',
  'gathering',
  'announcement',
  'article',
] as const;
export type Kind = (typeof kinds)[number];

export const moreKinds = kinds.slice(2);

/** What the fields of a kind make of themselves. The text is the composer's own. */
export interface KindDraft {
  kind: Kind;
  title: string;
  card: Record<string, unknown> | null;
  complete: boolean;
}

export const longestTitle = 150;

/** What a kind asks for beside its text. */
export const kindForm = new Later(() => import('./KindForm.svelte'));

/** Those that may be written now, beside a message and a question. */
export const offeredKinds = (mayAnnounce: boolean): readonly Kind[] =>
  moreKinds.filter((kind) => kind !== 'announcement' || mayAnnounce);

/** Where a title says enough the text may be left empty. */
export const titleIsEnough = (kind: Kind) => kind !== 'article';
