import type { Answer, Refusal } from './wire.ts';

type Cursor = string | number;

/** A list read page by page. A new search drops whatever the old one still brings. */
export class Paging<Page extends { next?: Cursor | null }, Item> {
  items = $state.raw<Item[]>([]);
  /** The first page is on its way, and what is shown belongs to an older search or to none. */
  loading = $state(true);
  refusal = $state.raw<Refusal | null>(null);
  total = $state<number | null>(null);
  query = '';
  #next = $state.raw<Cursor | null>(null);
  #fetching = false;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #ask: (after: Cursor | null, query: string) => Promise<Answer<Page>>;
  readonly #read: (page: Page) => Item[];

  constructor(
    ask: (after: Cursor | null, query: string) => Promise<Answer<Page>>,
    read: (page: Page) => Item[],
    query = '',
  ) {
    this.query = query.trim();
    this.#ask = ask;
    this.#read = read;
    void this.load();
  }

  get hasMore() {
    return this.#next !== null;
  }

  /** For a search box: waits until the typing pauses. */
  search(query: string) {
    if (query.trim() === this.query) return;
    this.query = query.trim();
    this.loading = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), 150);
  }

  load = () => this.#fetch(null);
  more = () => (this.#next !== null && !this.#fetching && !this.refusal ? this.#fetch(this.#next) : undefined);
  /** The list changed by an act of one's own. */
  set(items: Item[], total = this.total) {
    this.items = items;
    this.total = total;
  }

  /** After a refusal: the page that did not come. */
  retry = () => this.#fetch(this.#next);

  async #fetch(after: Cursor | null) {
    const turn = ++this.#turn;
    this.#fetching = true;
    this.refusal = null;
    if (after === null) this.loading = true;
    const answer = await this.#ask(after, this.query);
    if (turn !== this.#turn) return;
    this.#fetching = false;
    this.loading = false;
    if (answer.refusal) {
      this.refusal = answer.refusal;
      if (after === null) this.items = [];
      return;
    }
    const items = this.#read(answer.ok);
    this.items = after === null ? items : [...this.items, ...items];
    this.#next = answer.ok.next ?? null;
    const total = (answer.ok as { total?: number }).total;
    if (total !== undefined) this.total = total;
  }
}
