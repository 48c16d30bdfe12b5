import { homeOf } from '../channels/naming.ts';
import { store } from '../state/store.svelte.ts';
import type { MessageView } from '../wire.ts';

/** As the server does it: moderators of the place, and administrators wherever they can see, but for private talk. */
export function mayModerate(message: MessageView): boolean {
  const home = homeOf(message);
  return !!home && (home.canModerate || (store.me.role === 'administrator' && home.kind !== 'direct'));
}

/** Votes and answers are taken where people still talk. */
export const takesAnswers = (message: MessageView) => !homeOf(message)?.archived;
