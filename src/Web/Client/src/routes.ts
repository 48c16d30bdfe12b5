import type { Component } from 'svelte';
import Administration from './admin/Administration.svelte';
import ChannelPage from './channels/ChannelPage.svelte';
import GroupPage from './groups/GroupPage.svelte';
import Groups from './groups/Groups.svelte';
import MessageLink from './messages/MessageLink.svelte';
import PersonPage from './people/PersonPage.svelte';
import People from './people/People.svelte';
import Search from './search/Search.svelte';
import SettingsPage from './settings/SettingsPage.svelte';
import Invitation from './sign-in/Invitation.svelte';
import Setup from './sign-in/Setup.svelte';
import SignIn from './sign-in/SignIn.svelte';
import Statistics from './statistics/Statistics.svelte';
import { match } from './router.svelte.ts';

interface Route {
  path: string;
  /** Gets the parameters of the address as properties, all of them strings. */
  page: Component<any>;
  /** `conversation` takes a phone's whole screen, `page` leaves the tabs, `alone` stands without the shell. */
  place: 'conversation' | 'page' | 'alone';
}

const routes: Route[] = [
  { path: '/c/:id', page: ChannelPage, place: 'conversation' },
  { path: '/m/:id', page: MessageLink, place: 'conversation' },
  { path: '/g/:id', page: GroupPage, place: 'page' },
  { path: '/groups', page: Groups, place: 'page' },
  { path: '/people', page: People, place: 'page' },
  { path: '/p/:handle', page: PersonPage, place: 'page' },
  { path: '/search', page: Search, place: 'page' },
  { path: '/statistics', page: Statistics, place: 'page' },
  { path: '/settings', page: SettingsPage, place: 'page' },
  { path: '/settings/:section', page: SettingsPage, place: 'page' },
  { path: '/admin', page: Administration, place: 'page' },
  { path: '/admin/:section', page: Administration, place: 'page' },
  { path: '/sign-in', page: SignIn, place: 'alone' },
  { path: '/setup', page: Setup, place: 'alone' },
  { path: '/invite/:code', page: Invitation, place: 'alone' },
];

export function routeOf(path: string) {
  for (const route of routes) {
    const params = match(route.path, path);
    if (params) return { ...route, params };
  }
  return null;
}
