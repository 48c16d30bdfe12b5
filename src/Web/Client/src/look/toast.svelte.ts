export interface Toast {
  id: number;
  text: string;
  look: 'plain' | 'error';
  action?: { label: string; act: () => void };
}

let next = 1;
export const toasts = $state<Toast[]>([]);

export function dismiss(id: number) {
  const at = toasts.findIndex((toast) => toast.id === id);
  if (at >= 0) toasts.splice(at, 1);
}

/** Says something at the foot of the screen; an error stays twice as long. */
export function toast(text: string, { look = 'plain', action }: Partial<Pick<Toast, 'look' | 'action'>> = {}) {
  const id = next++;
  toasts.push({ id, text, look, action });
  if (toasts.length > 3) toasts.shift();
  setTimeout(() => dismiss(id), look === 'error' || action ? 8_000 : 4_000);
}
