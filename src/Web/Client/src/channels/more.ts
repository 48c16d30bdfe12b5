import AtSign from '@lucide/svelte/icons/at-sign';
import Bell from '@lucide/svelte/icons/bell';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import Compass from '@lucide/svelte/icons/compass';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import Flag from '@lucide/svelte/icons/flag';
import Hash from '@lucide/svelte/icons/hash';
import LogOut from '@lucide/svelte/icons/log-out';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import Settings from '@lucide/svelte/icons/settings';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Smile from '@lucide/svelte/icons/smile';
import Trophy from '@lucide/svelte/icons/trophy';
import UserRound from '@lucide/svelte/icons/user-round';
import Users from '@lucide/svelte/icons/users';
import type { MenuItem } from '../look/Menu.svelte';
import { moderates } from '../moderation/reporting.svelte.ts';
import { leave } from '../sign-in/leave.ts';
import { unreadThreads } from '../state/counting.ts';
import { store } from '../state/store.svelte.ts';
import { number, t } from '../words/words.svelte.ts';

/** The places beside conversations: under the sidebar's own name and in the tab «Ещё». */
export const morePlaces = (): MenuItem[] => [
  { href: '/groups', label: t('groups.title'), icon: Compass },
  { href: '/topics', label: t('topic.all'), icon: Hash },
  { href: '/people', label: t('people.title'), icon: Users },
  { href: '/mentions', label: t('mentions.title'), icon: AtSign },
  { href: `/p/${store.me.handle}`, label: t('profile.mine'), icon: UserRound },
  { href: '/settings/profile', label: t('status.title'), icon: Smile },
  { href: '/reputation', label: t('reputation.title'), icon: Trophy },
  { href: '/statistics', label: t('statistics.title'), icon: ChartColumn },
  ...(moderates() ? [{ href: '/moderation', label: moderationTitle(), icon: Flag }] : []),
  { href: '/settings', label: t('settings.title'), icon: Settings },
  ...(store.me.role === 'administrator' ? [{ href: '/admin', label: t('admin.title'), icon: ShieldCheck }] : []),
  { label: t('signout.act'), icon: LogOut, act: () => void leave(), apart: true },
];

/** «Модерация · 3»: as many wait for this person's decision. */
const moderationTitle = () =>
  [t('moderation.title'), ...(store.unread.reports > 0 ? [number(store.unread.reports)] : [])].join(' · ');

/** What stands above the conversations of the first lane; on a phone the bell too, which has no place elsewhere there. */
export const placesForMe = (phone: boolean) => [
  ...(phone
    ? [
        {
          href: '/notifications',
          label: t('bell.label'),
          icon: Bell,
          count: store.unread.all,
          said: t('bell.count', { n: store.unread.all }),
        },
      ]
    : []),
  {
    href: '/threads',
    label: t('thread.all'),
    icon: MessagesSquare,
    count: unreadThreads(),
    said: t('thread.count_unread', { n: unreadThreads() }),
  },
  { href: '/questions', label: t('question.all'), icon: CircleHelp },
  ...(store.unread.reports > 0
    ? [
        {
          href: '/moderation',
          label: t('moderation.title'),
          icon: Flag,
          count: store.unread.reports,
          said: t('moderation.count', { n: store.unread.reports }),
        },
      ]
    : []),
];
