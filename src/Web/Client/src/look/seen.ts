import type { Attachment } from 'svelte/attachments';

/** Calls when the element comes near the screen. */
export function whenSeen(act: () => void): Attachment {
  return (element) => {
    const observer = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && act(), {
      rootMargin: '600px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
