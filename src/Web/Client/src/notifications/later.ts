import { Later } from '../later.ts';

export const bellPanel = new Later(() => import('./BellPanel.svelte'));
