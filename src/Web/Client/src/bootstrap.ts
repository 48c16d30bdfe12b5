import { api } from './api.ts';
import type { Bootstrap, SignedOut } from './wire.ts';

/** What stands in the page; where the page came from a file without it, the same by HTTP. */
export async function bootstrap(): Promise<Bootstrap | SignedOut | null> {
  const block = document.getElementById('bootstrap')?.textContent ?? 'null';
  const inPage = JSON.parse(block) as Bootstrap | SignedOut | null;
  if (inPage) return inPage;
  const answer = await api.get<Bootstrap | SignedOut>('/api/bootstrap');
  if (answer.ok) return answer.ok;
  return answer.refusal.code === 'unauthenticated' ? { signedOut: true, build: '', setup: false, demo: null } : null;
}
