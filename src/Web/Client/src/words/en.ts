import type { Key, Words } from './words.svelte.ts';

export const en: Record<Key, Words> = {
  // Everywhere
  'app.name': 'MTS Life',
  'action.close': 'Close',
  'action.cancel': 'Cancel',
  'action.save': 'Save',
  'action.delete': 'Delete',
  'action.retry': 'Try again',
  'action.back': 'Back',
  'action.copied': 'Link copied',
  'state.loading': 'Loading',
  'state.failed': 'This could not be loaded',
  'state.failed_text': 'Check the connection and try again. Nothing is lost.',
  'state.not_found': 'There is no such page',
  'state.not_found_text': 'It may have been deleted, or you may not have access to it.',
  'state.forbidden': 'No access here',
  'state.forbidden_text': 'This page is not open to everyone. If you need it for your work, ask an administrator.',
  'state.nothing_found': 'Nothing found',
  'action.search': 'Search',
  'action.copy': 'Copy',
  'action.copied_text': 'Copied',
  'reason.wrong_password': 'The login or the password does not match. Check the keyboard layout and Caps Lock.',
  'reason.locked_out': {
    one: 'Too many failed attempts. You can sign in again in {n} minute.',
    other: 'Too many failed attempts. You can sign in again in {n} minutes.',
  },
  'reason.plain_http':
    'The connection is not protected, so signing in is closed. Open the address that starts with https://.',
  'reason.weak_password': 'This password is easy to guess. Take a longer one: several words in a row will do.',
  'reason.empty': 'Fill in this field.',
  'reason.too_long': 'This is too long.',
  'reason.too_short': 'This is too short.',
  'reason.taken': 'This is already taken. Choose another.',
  'refusal.invalid': 'Check what is written: the server did not accept it.',
  'refusal.unauthenticated': 'You are signed out. Sign in again.',
  'refusal.forbidden': 'You have no right to do this.',
  'refusal.not_found': 'It is no longer there, or you have no access.',
  'refusal.conflict': 'Somebody else changed this while you were writing. Reload and try again.',
  'refusal.too_fast': 'Too often. Try again a little later.',
  'refusal.too_large': 'Too much at once.',
  'refusal.unavailable': 'The server does not answer now. Try again.',
  'refusal.offline': 'There is no connection to the server.',
  'presence.active': 'online',
  'presence.away': 'away',
  'presence.offline': 'offline',

  // Shell and sidebar
  'shell.sections': 'Sections',
  'shell.beside': 'Beside',
  'shell.skip': 'To the conversation',
  'shell.more': 'More',
  'shell.search': 'Search',
  'shell.find': 'People, groups, channels',
  'shell.menu': 'Menu and settings',
  'lane.me': 'For me',
  'lane.mine': 'My groups and topics',
  'lane.company': 'Company',

  // Pages: sign-in
  'signin.promise': 'Questions find their answers',
  'signin.title': 'Sign in',
  'signin.login': 'Login',
  'signin.login_rule': 'You will sign in with it. Latin letters, digits, dots or underscores.',
  'signin.password': 'Password',
  'signin.password_rule': 'At least 10 characters. Several words in a row are the easiest to remember.',
  'signin.show_password': 'Show the password',
  'signin.hide_password': 'Hide the password',
  'signin.shared': 'Somebody else’s computer',
  'signin.shared_hint': 'Nothing is kept here, and after 30 idle minutes you are signed out.',
  'signin.submit': 'Sign in',
  'signin.demo': 'Demonstration',
  'signin.demo_text': 'Sign in with one press as one of the people of an invented company.',
  'signin.given_name': 'First name',
  'signin.family_name': 'Last name',
  'signin.to_start': 'To the start page',
  'setup.title': 'First set-up',
  'setup.text': 'Create the first administrator, who then invites everybody else by link.',
  'setup.code': 'Code',
  'setup.code_hint': 'The server writes it into its log when it starts. It works once.',
  'setup.submit': 'Create and sign in',
  'setup.done': 'Everything is set up',
  'setup.done_text': 'The first administrator exists. Sign in with your login or ask for an invitation.',
  'invite.title': 'You are invited',
  'invite.text': 'Choose a login and a password, and off you go. The invitation is valid until {until}.',
  'invite.text_administrator': 'You will be an administrator. The invitation is valid until {until}.',
  'invite.submit': 'Start',
  'invite.gone': 'This invitation is not valid',
  'invite.gone_text': 'It was used, withdrawn, or its time is up. Ask whoever invited you for a new one.',
  'invite.signed_in': 'You are already signed in',
  'invite.signed_in_text': 'You are signed in as {name}. An invitation is for somebody new: to use it, sign out first.',

  // Pages: settings
  'settings.title': 'Settings',

  // Pages: groups
  'groups.title': 'Groups',

  // Pages: people
  'people.title': 'People',
  'people.new_conversation': 'New conversation',

  // Pages: switcher

  // Pages: administration
  'admin.title': 'Administration',
};
