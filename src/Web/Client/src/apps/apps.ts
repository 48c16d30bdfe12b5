import BookOpen from '@lucide/svelte/icons/book-open';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import Newspaper from '@lucide/svelte/icons/newspaper';
import type { Component } from 'svelte';
import { t, type Key } from '../words/words.svelte.ts';

interface App {
  kind: string;
  label: Key;
  icon: Component;
}

const apps: App[] = [
  { kind: 'news', label: 'app.news', icon: Newspaper },
  { kind: 'idea', label: 'app.idea', icon: Lightbulb },
  { kind: 'thanks', label: 'app.thanks', icon: HandHeart },
  { kind: 'poll', label: 'app.poll', icon: ChartNoAxesColumn },
  { kind: 'gathering', label: 'app.gathering', icon: CalendarDays },
  { kind: 'article', label: 'app.article', icon: BookOpen },
];

export const appOf = (kind: string) => apps.find((app) => app.kind === kind);

/** What of each kind was written anywhere that one may read. */
export const appPlaces = () => apps.map(({ kind, label, icon }) => ({ href: `/apps/${kind}`, label: t(label), icon }));
