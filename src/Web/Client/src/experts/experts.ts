import { hashed } from '../topics/topics.ts';
import { store } from '../state/store.svelte.ts';
import type { QuestionCard } from '../wire.ts';
import { t } from '../words/words.svelte.ts';

interface Evidence {
  answers: number;
  accepted: number;
  helped: number;
}

/** «3 принятых ответа · полезно 5 людям»: what a rank or a title rests on. */
export function evidenceWords({ answers, accepted, helped }: Evidence): string {
  const first = accepted > 0 ? t('expert.accepted', { n: accepted }) : t('expert.answers', { n: answers });
  return helped > 0 ? `${first} · ${t('expert.helped', { n: helped })}` : first;
}

/** «Знаток по теме #ДМС, 3 принятых ответа»: as they stood when they were asked. */
export function whyAsked({ title, rank, topicId, ...evidence }: QuestionCard['asked'][number]): string {
  const topic = hashed(store.topic(topicId)?.name ?? '…');
  const words = title ? t(`topic.title_${title}`) : t('expert.rank', { n: rank });
  const first = evidence.accepted > 0 ? t('expert.accepted', { n: evidence.accepted }) : evidenceWords(evidence);
  return `${t('expert.in_topic', { title: words, topic })}, ${first}`;
}
