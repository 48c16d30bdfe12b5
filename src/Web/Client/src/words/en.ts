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
