import { en } from './en.ts';
import { ru } from './ru.ts';

export type Language = 'ru' | 'en';
export type Key = keyof typeof ru;
/** A sentence, or its forms by plural category of the parameter `n`. */
export type Words = string | Partial<Record<Intl.LDMLPluralRule, string>>;

const files: Record<Language, Record<Key, Words>> = { ru, en };
const plurals: Record<Language, Intl.PluralRules> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};
const numbers: Record<Language, Intl.NumberFormat> = {
  // CLDR groups Russian numbers by U+00A0; the design asks for the narrow space, also in four figures from 10 000.
  ru: new Intl.NumberFormat('ru', { useGrouping: 'min2' }),
  en: new Intl.NumberFormat('en'),
};

let current = $state<Language>('ru');

export const isKey = (key: string): key is Key => Object.hasOwn(ru, key);

export const language = () => current;

export function speak(wanted: Language) {
  current = wanted;
  if (typeof document !== 'undefined') document.documentElement.lang = wanted;
}

export function number(n: number): string {
  return numbers[current].format(n).replace(/\u00a0/g, '\u202f');
}

/** The words of the interface. `{name}` is replaced by the parameter; `n` chooses the plural form. */
export function t(key: Key, params: Record<string, string | number> = {}): string {
  const words = files[current][key];
  const text = typeof words === 'string' ? words : form(words, Number(params.n));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
  });
}

function form(words: Exclude<Words, string>, n: number): string {
  return words[plurals[current].select(n)] ?? words.other ?? words.many ?? '';
}
