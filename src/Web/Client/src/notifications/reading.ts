import { api } from '../api.ts';
import { store } from '../state/store.svelte.ts';

/** Somebody opens one: the event that follows says so on every device. */
export function opened(id: number) {
  if (store.notifications.get(id)?.read === false) void api.post('/api/notifications/read', { ids: [id] });
}

/** All that is known here; what comes meanwhile stays unread. */
export const readAll = () => api.post('/api/notifications/read', { upTo: Math.max(0, ...store.notifications.keys()) });
