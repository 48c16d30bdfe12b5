import type { Refusal } from '../wire.ts';
import { isKey, t } from './words.svelte.ts';

/** What a refusal says to a person: the finer reason where there are words for it, else the code. */
export function refusalWords(refusal: Refusal): string {
  const reason = `reason.${refusal.reason}`;
  const n = Math.max(1, Math.ceil((refusal.retryAfterMs ?? 0) / 60_000));
  return t(isKey(reason) ? reason : `refusal.${refusal.code}`, {
    n,
    given: refusal.data?.given ?? '',
    nearest: (refusal.data?.nearest ?? []).join(', '),
  });
}
