import Compass from '@lucide/svelte/icons/compass';
import Settings from '@lucide/svelte/icons/settings';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Users from '@lucide/svelte/icons/users';
import { store } from '../state/store.svelte.ts';
import { t } from '../words/words.svelte.ts';

/** The places beside conversations: under the sidebar's own name and in the tab «Ещё». */
export const morePlaces = () => [
  { href: '/groups', label: t('groups.title'), icon: Compass },
  { href: '/people', label: t('people.title'), icon: Users },
  { href: '/settings', label: t('settings.title'), icon: Settings },
  ...(store.me.role === 'administrator' ? [{ href: '/admin', label: t('admin.title'), icon: ShieldCheck }] : []),
];
