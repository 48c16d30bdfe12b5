import { badgeName, badges, type BadgeCode } from '../thanks/badges.ts';
import { hashed } from '../topics/topics.ts';
import type { Face } from '../people/faces.ts';
import { t } from '../words/words.svelte.ts';

export const reasons = [
  'mention',
  'reply',
  'answer',
  'thanks',
  'question',
  'answer_accepted',
  'announcement',
  'gathering',
  'title_earned',
  'level',
] as const;
export type Reason = (typeof reasons)[number];

export interface NotificationView {
  id: number;
  reason: Reason;
  /** Who caused it, where somebody did. */
  person: Face | null;
  at: string;
  href: string;
  unread: boolean;
  /** The beginning of the message, as plain text. */
  excerpt: string;
  data: { badge?: string; topic?: string; title?: 'adept' | 'master'; level?: number; accepted?: number };
}

const isBadge = (code: string | undefined): code is BadgeCode => badges.some((badge) => badge === code);

/** «Павел Журавлёв благодарит вас: «Ракета»» */
export function reasonWords({ reason, person, data }: NotificationView): string {
  const name = person?.name ?? t('app.name');
  if (reason === 'thanks' && isBadge(data.badge))
    return t('bell.thanks_badge', { name, badge: t(badgeName(data.badge)) });
  if (reason === 'title_earned')
    return t('bell.title_earned', {
      title: t(`topic.title_${data.title ?? 'adept'}`),
      topic: hashed(data.topic ?? ''),
    });
  if (reason === 'level') return t('bell.level', { level: data.level ?? 1 });
  return t(`bell.${reason}`, { name });
}

/** Why a question came to me: «У вас 7 принятых ответов по #ДМС». */
export const whyWords = ({ reason, data }: NotificationView) =>
  reason === 'question' && data.topic && data.accepted
    ? t('bell.why_answers', { n: data.accepted, topic: hashed(data.topic) })
    : null;
