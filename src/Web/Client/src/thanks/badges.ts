import type { Key } from '../words/words.svelte.ts';

/** In the order in which they are offered. */
export const badges = [
  'thanks',
  'idea_generator',
  'achiever',
  'soul',
  'team_player',
  'rocket',
  'superhero',
  'teacher',
  'black_belt',
  'woolen_medal',
  'workaholic',
  'best_boss',
  'volunteering',
  'best_ideas',
  'career_growth',
  'best_mentor',
  'league',
  'best_shop',
  'quality_leader',
  'quality_mark',
] as const;

export type BadgeCode = (typeof badges)[number];

export const badgeName = (code: BadgeCode): Key => `badge.${code}`;

/** The official ones are given by administrators. */
const official: readonly BadgeCode[] = ['league', 'best_shop', 'quality_leader', 'quality_mark'];
export const givenByAll = badges.filter((code) => !official.includes(code));
