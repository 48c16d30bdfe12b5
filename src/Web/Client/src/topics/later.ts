import { Later } from '../later.ts';

export const topicsDialog = new Later(() => import('./TopicsDialog.svelte'));
export const topicHover = new Later(() => import('./TopicHover.svelte'));
export const topicBeside = new Later(() => import('./TopicBeside.svelte'));
export const topicField = new Later(() => import('./TopicField.svelte'));
