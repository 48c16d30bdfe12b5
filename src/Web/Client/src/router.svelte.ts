/** Where the reader is. The history API is the only owner of the address. */
class Router {
  #url = $state.raw(new URL(location.href));
  /** How many addresses inside the application lie behind this one: `back()` never leaves it by accident. */
  #depth = 0;

  constructor() {
    addEventListener('popstate', () => {
      this.#depth = (history.state as { depth?: number } | null)?.depth ?? 0;
      this.#url = new URL(location.href);
    });
  }

  get url() {
    return this.#url;
  }
  get path() {
    return this.#url.pathname;
  }
  get query() {
    return this.#url.searchParams;
  }

  go(href: string, { replace = false } = {}) {
    const url = new URL(href, location.href);
    if (url.href === this.#url.href) return;
    if (replace) history.replaceState({ depth: this.#depth }, '', url);
    else history.pushState({ depth: ++this.#depth }, '', url);
    this.#url = url;
  }

  back(otherwise = '/') {
    if (this.#depth > 0) history.back();
    else this.go(otherwise, { replace: true });
  }
}

export const router = new Router();

/** Plain clicks on links of our own stay in the application; everything else is the browser's. */
export function followLinks(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = (event.target as Element).closest?.('a[href]') as HTMLAnchorElement | null;
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.pathname.startsWith('/api') || link.pathname.startsWith('/openapi')) return;
  event.preventDefault();
  router.go(link.href);
}

/** `/c/:id` against `/c/12` gives `{id: '12'}`; `*` takes the rest. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const found: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    if (part === '*') return found;
    const value = given[i];
    if (value === undefined) return null;
    if (part.startsWith(':')) {
      if (value === '') return null;
      found[part.slice(1)] = decode(value);
    } else if (part !== value) return null;
  }
  return given.length === wanted.length ? found : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign in a hand-written address is taken as it stands.
    return part;
  }
}
