import type { Refusal } from '../wire.ts';
import { t } from './words.svelte.ts';

/** What a refusal says to a person. Pages with finer words for a `reason` look there first. */
export const refusalWords = (refusal: Refusal) => t(`refusal.${refusal.code}`);
