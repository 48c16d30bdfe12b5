import { toast } from '../look/toast.svelte.ts';
import { outbox, type Draft } from '../realtime/outbox.svelte.ts';
import type { ChannelView, PlacedMessage } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';
import type { Composing } from './composing.svelte.ts';
import { draftOf, keepDraft, saveDraft } from './drafts.ts';
import { titleIsEnough } from './kinds.ts';
import { callsAll } from './typing-aids.ts';
import { editMessage } from './verbs.ts';
import type { Writing } from './writing.svelte.ts';

const limit = 16_000;

interface Given {
  channel: () => ChannelView;
  composing: Composing;
  writing: Writing;
  onsent: () => void;
  /** Of a thread: the root under which it goes. */
  replyTo?: number;
}

/** What becomes of the text: a message on its way, a newer version of one that stands, or a question first. */
export class Submitting {
  busy = $state(false);
  /** Is everybody really to be called? */
  asking = $state(false);
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = given;
  }

  get left() {
    return limit - this.#given.writing.text.length;
  }
  get possible() {
    return (this.#given.writing.text.trim() !== '' || this.#titled) && this.left >= 0 && !this.busy;
  }
  /** With a title of its own a text is not needed. */
  get #titled() {
    const { composing } = this.#given;
    return !composing.editing && !!composing.fields?.title && titleIsEnough(composing.kind);
  }

  async submit(confirmed = false) {
    if (!this.possible) return;
    const { composing, writing, onsent } = this.#given;
    const channel = this.#given.channel();
    const placed = composing.editing;
    if (placed) return this.#save(placed);
    const draft = this.#draft();
    if (draft === null) return void (composing.tried = true);
    if (!confirmed && channel.kind !== 'direct' && callsAll(writing.text)) return void (this.asking = true);
    const sent = writing.text.trim();
    writing.text = '';
    composing.begin();
    keepDraft(channel.id, { text: '' });
    saveDraft();
    await outbox.send(channel.id, sent, { replyTo: this.#given.replyTo, draft });
    onsent();
    writing.focus();
  }

  /** What it is beside its text: nothing for a plain message, null while fields of its kind are missing. */
  #draft(): Draft | undefined | null {
    const { kind, fields, topics } = this.#given.composing;
    const filed = topics.length > 0 ? { topics: [...topics] } : undefined;
    if (kind === 'message') return filed;
    if (!fields?.complete) return null;
    return { kind, ...(fields.title && { title: fields.title }), ...(fields.card && { card: fields.card }), ...filed };
  }

  stopEditing() {
    const { composing, writing, channel } = this.#given;
    composing.editing = null;
    composing.start = composing.fields ?? composing.start;
    writing.text = '';
    void draftOf(channel().id).then(({ text }) => writing.put(text));
  }

  async #save(placed: PlacedMessage) {
    const text = this.#given.writing.text.trim();
    if (text === placed.message.text) return this.stopEditing();
    this.busy = true;
    const answer = await editMessage(placed, text);
    this.busy = false;
    if (answer.refusal) return toast(refusalWords(answer.refusal), { look: 'error' });
    this.stopEditing();
  }
}
