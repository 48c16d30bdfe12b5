import { toast } from '../look/toast.svelte.ts';
import { signOut, unsentMessages } from '../realtime/signing-out.ts';
import { shell } from '../state/shell.svelte.ts';
import { refusalWords } from '../words/refusals.ts';

/** One press signs out; only where something unsent would be lost it is asked first. */
export async function leave() {
  if (unsentMessages() > 0) {
    shell.dialog = 'sign-out';
    return;
  }
  const { refusal } = await signOut();
  if (refusal) toast(refusalWords(refusal), { look: 'error' });
}
