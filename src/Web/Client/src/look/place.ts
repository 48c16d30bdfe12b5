/** Puts a floating element beside its owner, flipped and clamped so that all of it is on the screen. */
export function placeBeside(floating: HTMLElement, owner: DOMRect, align: 'start' | 'end' = 'end', above = false) {
  const gap = 4;
  const own = floating.getBoundingClientRect();
  const left = align === 'end' ? owner.right - own.width : owner.left;
  const below = owner.bottom + gap;
  const over = owner.top - own.height - gap;
  const fitsBelow = below + own.height <= innerHeight - 8;
  const fitsAbove = over >= 8;
  const top = above ? (fitsAbove || !fitsBelow ? over : below) : fitsBelow || !fitsAbove ? below : over;
  floating.style.left = `${Math.max(8, Math.min(left, innerWidth - own.width - 8))}px`;
  floating.style.top = `${Math.max(8, Math.min(top, innerHeight - own.height - 8))}px`;
}
