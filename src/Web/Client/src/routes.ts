import type { Component } from 'svelte';
import ChannelPage from './channels/ChannelPage.svelte';
import MessageLink from './messages/MessageLink.svelte';
import SignIn from './sign-in/SignIn.svelte';
import { Later } from './later.ts';
import { match } from './router.svelte.ts';

interface Route {
  path: string;
  /** Gets the parameters of the address as properties, all of them strings. */
  page: Component<any> | Later;
  /** `conversation` takes a phone's whole screen, `page` leaves the tabs, `alone` stands without the shell. */
  place: 'conversation' | 'page' | 'alone';
}

// Only conversations come with the first load: every other page brings its own part when it is first opened.
const admin = new Later(() => import('./admin/Administration.svelte'));
const settings = new Later(() => import('./settings/SettingsPage.svelte'));
const reputation = new Later(() => import('./reputation/ReputationPage.svelte'));
const profile = new Later(() => import('./profiles/ProfilePage.svelte'));

const routes: Route[] = [
  { path: '/c/:id', page: ChannelPage, place: 'conversation' },
  { path: '/m/:id', page: MessageLink, place: 'conversation' },
  { path: '/g/:id', page: new Later(() => import('./groups/GroupPage.svelte')), place: 'page' },
  { path: '/groups', page: new Later(() => import('./groups/Groups.svelte')), place: 'page' },
  { path: '/people', page: new Later(() => import('./people/People.svelte')), place: 'page' },
  { path: '/p/:handle', page: profile, place: 'page' },
  { path: '/p/:handle/:tab', page: profile, place: 'page' },
  { path: '/u/:id', page: new Later(() => import('./units/UnitPage.svelte')), place: 'page' },
  { path: '/search', page: new Later(() => import('./search/Search.svelte')), place: 'page' },
  { path: '/moderation', page: new Later(() => import('./moderation/Moderation.svelte')), place: 'page' },
  { path: '/reputation', page: reputation, place: 'page' },
  { path: '/reputation/:tab', page: reputation, place: 'page' },
  { path: '/statistics', page: new Later(() => import('./statistics/Statistics.svelte')), place: 'page' },
  { path: '/t/:id', page: new Later(() => import('./topics/TopicPage.svelte')), place: 'conversation' },
  { path: '/topics', page: new Later(() => import('./topics/Topics.svelte')), place: 'page' },
  { path: '/apps/:kind', page: new Later(() => import('./apps/AppPage.svelte')), place: 'page' },
  { path: '/threads', page: new Later(() => import('./threads/Threads.svelte')), place: 'page' },
  { path: '/notifications', page: new Later(() => import('./notifications/Notifications.svelte')), place: 'page' },
  { path: '/mentions', page: new Later(() => import('./notifications/Mentions.svelte')), place: 'page' },
  { path: '/questions', page: new Later(() => import('./questions/Questions.svelte')), place: 'page' },
  { path: '/settings', page: settings, place: 'page' },
  { path: '/settings/:section', page: settings, place: 'page' },
  { path: '/admin', page: admin, place: 'page' },
  { path: '/admin/:section', page: admin, place: 'page' },
  { path: '/sign-in', page: SignIn, place: 'alone' },
  { path: '/setup', page: new Later(() => import('./sign-in/Setup.svelte')), place: 'alone' },
  { path: '/invite/:code', page: new Later(() => import('./sign-in/Invitation.svelte')), place: 'alone' },
];

export function routeOf(path: string) {
  for (const route of routes) {
    const params = match(route.path, path);
    if (params) return { ...route, params };
  }
  return null;
}
