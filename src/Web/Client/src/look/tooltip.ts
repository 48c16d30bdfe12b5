import type { Attachment } from 'svelte/attachments';

let shown: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function hide() {
  clearTimeout(timer);
  shown?.remove();
  shown = undefined;
}

function show(owner: Element, text: string) {
  hide();
  const tip = document.createElement('div');
  tip.className = 'tooltip';
  tip.textContent = text;
  // Inside the topmost dialog, or it would lie under it.
  (owner.closest('dialog') ?? document.body).append(tip);
  const at = owner.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const above = at.top - own.height - 6;
  const left = Math.min(Math.max(8, at.left + at.width / 2 - own.width / 2), innerWidth - own.width - 8);
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 4 ? above : at.bottom + 6}px`;
  shown = tip;
}

/** Words shown beside a control while the pointer rests on it or the keyboard is at it. */
export function tooltip(text: string | (() => string)): Attachment {
  return (owner) => {
    const words = () => (typeof text === 'string' ? text : text());
    const later = (event: Event) => {
      if ((event as PointerEvent).pointerType === 'touch') return;
      clearTimeout(timer);
      timer = setTimeout(() => owner.isConnected && show(owner, words()), 450);
    };
    const focused = () => {
      if (owner.matches(':focus-visible')) show(owner, words());
    };
    owner.addEventListener('pointerenter', later);
    owner.addEventListener('focus', focused);
    for (const kind of ['pointerleave', 'blur', 'pointerdown', 'keydown']) owner.addEventListener(kind, hide);
    return () => {
      hide();
      owner.removeEventListener('pointerenter', later);
      owner.removeEventListener('focus', focused);
      for (const kind of ['pointerleave', 'blur', 'pointerdown', 'keydown']) owner.removeEventListener(kind, hide);
    };
  };
}
