import { forMeCount } from './counting.ts';

/** What is open on top of the page. */
class Shell {
  dialog = $state<'switcher' | 'new-conversation' | 'sign-out' | null>(null);
  /** The third column, where it is a drawer. */
  drawer = $state(false);
  /** `(3) ` before a title, for what waits in the first lane. */
  readonly counter = $derived.by(() => {
    const count = forMeCount();
    return count > 0 ? `(${count > 99 ? '99+' : count}) ` : '';
  });

  openSwitcher = () => (this.dialog = 'switcher');
  openNewConversation = () => (this.dialog = 'new-conversation');
  close = () => (this.dialog = null);
}

export const shell = new Shell();
