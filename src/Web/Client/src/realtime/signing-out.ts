import { api } from '../api.ts';
import { store } from '../state/store.svelte.ts';
import type { Answer } from '../wire.ts';
import { connection } from './connection.svelte.ts';
import { deleteDatabase } from './database.ts';
import { outbox } from './outbox.svelte.ts';

/** What would be lost by signing out now: ask before calling `signOut`. */
export const unsentMessages = () => outbox.unsent.length;

/** Ends the session on the server, then forgets everything here. A refusal means that one is still signed in. */
export async function signOut({ evenOffline = false } = {}): Promise<Answer<object>> {
  const answer = await api.post<object>('/api/sign-out');
  if (answer.refusal && answer.refusal.code !== 'unauthenticated' && !evenOffline) return answer;
  await outbox.close();
  await deleteDatabase(store.me.id);
  await leaveLocally();
  return { ok: {} };
}

/** The session has ended; what was not sent waits on this computer for the same person, unless it is a shared one. */
export async function leaveLocally() {
  await connection.stop();
  location.assign('/sign-in');
}

const idleLimit = 30 * 60_000;
/** On somebody else's computer, half an hour without a touch ends the session. */
export function signOutWhenIdle() {
  if (!store.me.session?.shared) return;
  let touched = Date.now();
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    addEventListener(kind, () => (touched = Date.now()), { passive: true, capture: true });
  setInterval(() => Date.now() - touched > idleLimit && void signOut({ evenOffline: true }), 30_000);
}
