import type { Settings } from '../wire.ts';

/** The theme of the settings on the root element; `system` leaves it to the browser. */
export function showTheme(theme: Settings['theme']) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
