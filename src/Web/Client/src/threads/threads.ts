import { api } from '../api.ts';
import { toast } from '../look/toast.svelte.ts';
import type { Face } from '../people/faces.ts';
import { router } from '../router.svelte.ts';
import type { MessageView } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';

export interface ThreadView {
  channelId: number;
  replies: number;
  /** At most three, the last one last. */
  lastRepliers: Face[];
  lastAt: string;
}

/** The message whose thread stands beside the conversation. */
export const openThread = () => Number(router.query.get('thread')) || null;

/** Under a reply are no further replies: they go under its root. */
export const rootOf = ({ id, rootId }: MessageView) => rootId ?? id;

/** The address that shows a message's thread, in the conversation that is open or else in the one it was written in. */
export function threadHref(message: MessageView, here: number | null, reply?: number): string {
  const query = new URLSearchParams({ thread: String(rootOf(message)) });
  if (reply) query.set('reply', String(reply));
  return `/c/${here ?? message.homeId ?? message.channelId}?${query}`;
}

export function closeThread() {
  const url = new URL(router.url);
  for (const key of ['thread', 'reply']) url.searchParams.delete(key);
  router.go(url.href, { replace: true });
}

/** Who follows a thread hears of it in the lane «for me». */
export async function follow(rootId: number, following: boolean) {
  const answer = await api.post(`/api/messages/${rootId}/follow`, { following });
  if (answer.refusal) toast(refusalWords(answer.refusal), { look: 'error' });
}
