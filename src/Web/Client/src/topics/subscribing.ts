import { api } from '../api.ts';
import { toast } from '../look/toast.svelte.ts';
import { store } from '../state/store.svelte.ts';
import type { TopicView } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';

export async function subscribe(topic: TopicView, subscribed: boolean) {
  const answer = await api.post<TopicView>(`/api/topics/${topic.id}/subscribe`, { subscribed });
  if (answer.ok) store.learn({ topics: [answer.ok] });
  else toast(refusalWords(answer.refusal), { look: 'error' });
}
