import { Later } from '../later.ts';

export const currentAnnouncements = new Later(() => import('./Current.svelte'));
