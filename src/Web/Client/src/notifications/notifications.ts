import { faceHref } from '../people/faces.ts';
import { hashed } from '../topics/topics.ts';
import type { NotificationView } from '../wire.ts';
import { isKey, t } from '../words/words.svelte.ts';

/** «Павел Журавлёв отвечает на ваш вопрос» */
export function reasonWords({ reason, actor, topic, message, count }: NotificationView): string {
  const name = actor?.name ?? t('app.name');
  if ((reason === 'replied' || reason === 'answered') && count > 1) return t(`bell.${reason}_many`, { n: count, name });
  if (reason === 'routed' && topic) return t('bell.routed_topic', { topic: hashed(topic.name), name });
  if (reason === 'titled') return t('bell.titled', { topic: hashed(topic?.name ?? '') });
  const published = `bell.followed_${message?.kind}`;
  if (reason === 'followed' && isKey(published)) return t(published, { name });
  return t(`bell.${reason}`, { name });
}

/** What it opens: a message under its permanent link, or what else it is about. */
export const hrefOf = ({ reason, message, topic, actor }: NotificationView) =>
  reason === 'reported'
    ? '/moderation'
    : message
      ? `/m/${message.id}`
      : topic
        ? `/t/${topic.id}`
        : actor
          ? faceHref(actor)
          : '/notifications';

/** The latest first, as the server lists them. */
export const latestFirst = (notifications: Iterable<NotificationView>) =>
  [...notifications].sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
