import { router } from '../router.svelte.ts';
import { accept, mayAccept, isAccepted } from '../questions/questions.ts';
import { threadHref } from '../threads/threads.ts';
import type { ChannelView, MessageView, PlacedMessage } from '../wire.ts';

/** What this reader can do with a message where it stands; what is absent is not offered. */
export interface MessageActs {
  reply?: () => void;
  topics?: () => void;
  edit?: () => void;
  remove?: () => void;
  /** Of an answer to one's own question. */
  accept?: { accepted: boolean; act: () => void };
  /** Whether reactions may be given. */
  able: boolean;
}

interface Given {
  channel: ChannelView | undefined;
  me: number;
  /** Of a thread: the message under which it stands. */
  root?: MessageView;
  topics: (placed: PlacedMessage) => void;
  edit: (placed: PlacedMessage) => void;
  remove: (placed: PlacedMessage) => void;
}

export function actsOf(placed: PlacedMessage, { channel, me, root, topics, edit, remove }: Given): MessageActs {
  const { message } = placed;
  const mine = message.authorId === me;
  const able = !channel?.archived && !message.hidden;
  return {
    able,
    reply: root ? undefined : () => router.go(threadHref(message, channel?.id ?? null)),
    topics: able ? () => topics(placed) : undefined,
    edit: mine && !message.hidden ? () => edit(placed) : undefined,
    remove: mine ? () => remove(placed) : undefined,
    accept:
      root && able && root.id !== message.id && mayAccept(root, me)
        ? { accepted: isAccepted(root, message.id), act: () => void accept(message, !isAccepted(root, message.id)) }
        : undefined,
  };
}
