/** The card of an announcement; its title and text are the message's. */
export interface AnnouncementView {
  until: string;
  /** Readers are asked to say that they have read it. */
  confirm: boolean;
  /** How many did, of how many; null where nobody is asked. */
  confirmed: number | null;
  audience: number | null;
}

export const isOver = ({ until }: AnnouncementView, now: number) => Date.parse(until) <= now;
