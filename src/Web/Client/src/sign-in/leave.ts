import { api } from '../api.ts';

/** Ends this session and leaves nothing of it in memory. */
export async function leave() {
  await api.post('/api/sign-out');
  location.assign('/sign-in');
}
