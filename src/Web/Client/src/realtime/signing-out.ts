import { api } from '../api.ts';
import { store } from '../state/store.svelte.ts';
import { connection } from './connection.svelte.ts';
import { deleteDatabase } from './database.ts';
import { outbox } from './outbox.svelte.ts';

/** What would be lost by signing out now: ask before calling `signOut`. */
export const unsentMessages = () => outbox.unsent.length;

/** Ends the session on the server, then forgets everything here. */
export async function signOut() {
  await api.post('/api/sign-out');
  await outbox.close();
  await deleteDatabase(store.me.id);
  await leaveLocally();
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
  setInterval(() => Date.now() - touched > idleLimit && void signOut(), 30_000);
}
