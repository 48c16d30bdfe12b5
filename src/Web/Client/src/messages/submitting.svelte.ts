import { toast } from '../look/toast.svelte.ts';
import { outbox } from '../realtime/outbox.svelte.ts';
import type { ChannelView, PlacedMessage } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';
import type { Composing } from './composing.svelte.ts';
import { draftOf, keepDraft, saveDraft } from './drafts.ts';
import { callsAll } from './typing-aids.ts';
import { editMessage } from './verbs.ts';
import type { Writing } from './writing.svelte.ts';

const limit = 16_000;

interface Given {
  channel: () => ChannelView;
  composing: Composing;
  writing: Writing;
  onsent: () => void;
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
    return this.#given.writing.text.trim() !== '' && this.left >= 0 && !this.busy;
  }

  async submit(confirmed = false) {
    if (!this.possible) return;
    const { composing, writing, onsent } = this.#given;
    const channel = this.#given.channel();
    const placed = composing.editing;
    if (placed) return this.#save(placed);
    if (!confirmed && channel.kind !== 'direct' && callsAll(writing.text)) return void (this.asking = true);
    const sent = writing.text.trim();
    writing.text = '';
    keepDraft(channel.id, '');
    saveDraft();
    await outbox.send(channel.id, sent);
    onsent();
    writing.focus();
  }

  stopEditing() {
    const { composing, writing, channel } = this.#given;
    composing.editing = null;
    writing.text = '';
    void draftOf(channel().id).then((draft) => writing.put(draft));
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
