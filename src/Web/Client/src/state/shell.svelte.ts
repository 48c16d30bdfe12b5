import { forMeCount } from './counting.ts';

/** What is open on top of the page. */
class Shell {
  dialog = $state<'switcher' | 'new-conversation' | 'sign-out' | null>(null);
  /** The third column, where it is a drawer. */
  drawer = $state(false);
  readonly waiting = $derived.by(forMeCount);
  /** `(3) ` before a title, for what waits in the first lane. */
  readonly counter = $derived.by(() => (this.waiting > 0 ? `(${this.waiting > 99 ? '99+' : this.waiting}) ` : ''));

  openSwitcher = () => (this.dialog = 'switcher');
  openNewConversation = () => (this.dialog = 'new-conversation');
  close = () => (this.dialog = null);
}

export const shell = new Shell();
