import type { Attachment } from 'svelte/attachments';
import { tagOf } from '../topics/topics.ts';
import { store } from '../state/store.svelte.ts';
import { t } from '../words/words.svelte.ts';

interface Policy {
  createHTML(html: string): string;
}
// The server's renderer writes only allowed elements and checked addresses; nothing else may pass through here.
const trusted: Policy = (
  globalThis as unknown as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }
).trustedTypes?.createPolicy('mtslife-message', { createHTML: (html) => html }) ?? { createHTML: (html) => html };

/** Shows a message's HTML. It is neutral of language: names, addresses and what is mine are filled in here. */
export function messageHtml(html: string): Attachment<HTMLElement> {
  return (element) => {
    element.innerHTML = trusted.createHTML(html);
    for (const link of element.querySelectorAll<HTMLAnchorElement>('a[href]')) prepareLink(link);
    for (const table of element.querySelectorAll('table')) letScroll(table);
    for (const box of element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.disabled = true;
    // Names in an effect of their own: a person who becomes known changes one link, not the whole message.
    $effect(() => {
      for (const link of element.querySelectorAll<HTMLAnchorElement>('a[data-person]')) fillPerson(link);
      for (const link of element.querySelectorAll<HTMLAnchorElement>('a[data-topic]')) fillTopic(link);
      for (const span of element.querySelectorAll<HTMLElement>('span[data-mention]')) {
        span.className = 'mention me';
        span.textContent = `@${t('message.all')}`;
      }
    });
  };
}

function fillPerson(link: HTMLAnchorElement) {
  const id = Number(link.dataset.person);
  const person = store.person(id);
  link.className = id === store.me.id ? 'mention me' : 'mention';
  if (!person) {
    link.textContent ||= '@…';
    return;
  }
  const name = document.createElement('bdi');
  name.textContent = person.name;
  link.replaceChildren('@', name);
  link.href = `/p/${person.handle}`;
}

function fillTopic(link: HTMLAnchorElement) {
  const { name, href } = tagOf(Number(link.dataset.topic));
  const words = document.createElement('bdi');
  words.textContent = name;
  link.replaceChildren('#', words);
  link.className = 'mention';
  link.href = href;
}

function prepareLink(link: HTMLAnchorElement) {
  if (link.origin === location.origin) return;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
}

function letScroll(table: HTMLTableElement) {
  const frame = document.createElement('div');
  frame.className = 'table';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', t('message.table'));
  table.replaceWith(frame);
  frame.append(table);
}
