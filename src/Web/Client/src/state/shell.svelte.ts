/** What is open on top of the page. */
class Shell {
  dialog = $state<'switcher' | 'new-conversation' | null>(null);
  /** The third column, where it is a drawer. */
  drawer = $state(false);

  openSwitcher = () => (this.dialog = 'switcher');
  openNewConversation = () => (this.dialog = 'new-conversation');
  close = () => (this.dialog = null);
}

export const shell = new Shell();
