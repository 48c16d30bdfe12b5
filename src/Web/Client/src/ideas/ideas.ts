export const ideaStatuses = ['new', 'considered', 'accepted', 'done', 'declined'] as const;
export type IdeaStatus = (typeof ideaStatuses)[number];

/** The card of an idea; its title and text are the message's. */
export interface IdeaView {
  votes: number;
  status: IdeaStatus;
}
