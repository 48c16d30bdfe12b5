import { api } from '../api.ts';
import type { NearTopic } from '../wire.ts';

/** What a topic may be called, without the sign: letters or figures, and no longer than the server keeps. */
const longest = 60;
export const nameable = (name: string) => /[\p{L}\p{N}]/u.test(name) && [...name].length <= longest;

/** Topics that exist and read like this; the same thing should not get five names. */
export async function nearTopics(query: string): Promise<NearTopic[]> {
  const answer = await api.get<{ topics: NearTopic[] }>('/api/topics/near', { q: query });
  return answer.ok?.topics ?? [];
}

export const isNamed = (topics: readonly { name: string }[], name: string) =>
  topics.some((topic) => topic.name.toLowerCase() === name.toLowerCase());
