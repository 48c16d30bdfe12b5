import { Later } from '../later.ts';
import { router } from '../router.svelte.ts';
import type { ChannelView } from '../wire.ts';
import { t } from '../words/words.svelte.ts';

const tabs = ['messages', 'questions', 'knowledge'] as const;
type TopicTab = (typeof tabs)[number];

export const topicTab = (): TopicTab => tabs.find((tab) => tab === router.query.get('tab')) ?? 'messages';

/** Beside its messages a topic has the questions that wait, and those that were answered. */
export const topicTabs = (channel: ChannelView, current: TopicTab) =>
  tabs.map((tab) => ({
    href: tab === 'messages' ? `/c/${channel.id}` : `/c/${channel.id}?tab=${tab}`,
    label: t(`topic.${tab}`),
    current: tab === current,
  }));

export const topicParts = {
  questions: new Later(() => import('../questions/UnansweredList.svelte')),
  knowledge: new Later(() => import('../questions/Knowledge.svelte')),
};
