import { router } from '../router.svelte.ts';
import { hasNew, order } from './order.svelte.ts';

/** Alt with the arrows goes to the next channel, with Shift to the next that has something new. */
export function channelKeys(event: KeyboardEvent) {
  if (!event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  const all = order.all();
  const by = event.key === 'ArrowDown' ? 1 : -1;
  const here = all.findIndex((entry) => router.path === `/c/${entry.channel.id}`);
  for (let i = 1; i <= all.length; i++) {
    const start = here < 0 && by < 0 ? 0 : here;
    const entry = all[(start + by * i + all.length * 2) % all.length]!;
    if (event.shiftKey && (!hasNew(entry) || entry.muted)) continue;
    router.go(`/c/${entry.channel.id}`);
    return;
  }
}
