import type { Face } from '../people/faces.ts';

export interface ThreadView {
  channelId: number;
  replies: number;
  /** At most three, the last one last. */
  lastRepliers: Face[];
  lastAt: string;
}
