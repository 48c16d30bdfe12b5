import type { PlacedMessage } from '../wire.ts';
import type { Begun } from './drafts.ts';
import type { Kind, KindDraft } from './kinds.ts';

/** What the composer of a channel is doing besides writing something new; shared with the list above it. */
export class Composing {
  /** The message being changed. */
  editing = $state.raw<PlacedMessage | null>(null);
  /** Text handed back to the composer, such as that of a message which the server refused. */
  returned = $state.raw<string | null>(null);

  kind = $state<Kind>('message');
  /** What the fields of the kind make of themselves; they tell as they are filled in. */
  fields = $state.raw<KindDraft | null>(null);
  /** With what the fields are filled in when they are shown. */
  start = $state.raw<KindDraft | null>(null);
  /** Sending was tried: what is missing is said. */
  tried = $state(false);
  /** Names of the topics chosen beside those in the text. */
  topics = $state.raw<string[]>([]);
  choosingTopics = $state(false);

  choose(kind: Kind) {
    this.kind = kind;
    this.fields = null;
    this.start = null;
    this.tried = false;
  }

  /** As it was left, with this text. */
  begun(text: string): Begun {
    const { title, card } = this.fields ?? this.start ?? {};
    return {
      text,
      ...(this.kind !== 'message' && { kind: this.kind, title, card }),
      ...(this.topics.length > 0 && { topics: this.topics }),
    };
  }

  goOn({ kind = 'message', title = '', card = null, topics = [] }: Omit<Begun, 'text'>) {
    this.choose(kind);
    this.start = { kind, title, card, complete: false };
    this.topics = topics;
    this.choosingTopics = topics.length > 0;
  }

  /** It is on its way: the next one begins anew. */
  begin() {
    this.choose('message');
    this.topics = [];
    this.choosingTopics = false;
  }
}
