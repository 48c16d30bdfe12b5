import { api } from '../api.ts';
import type { UnitPage, UnitView } from '../wire.ts';

interface Level {
  chosen: string;
  units: UnitView[];
}

const childrenOf = async (parent: number | null) =>
  (await api.get<{ units: UnitView[] }>('/api/units', { parent })).ok?.units ?? [];

/** Walks down the tree of units, level by level: the last one chosen is the unit. */
export class UnitWalk {
  levels = $state.raw<Level[]>([]);
  #turns = 0;
  readonly #belowRoot: boolean;

  /** @param belowRoot where the whole company stands under one unit, choosing begins right below it */
  constructor({ belowRoot = false } = {}) {
    this.#belowRoot = belowRoot;
  }

  get chosen(): number | null {
    return Number(this.levels.findLast(({ chosen }) => chosen !== '')?.chosen) || null;
  }

  async begin(unit: number | null) {
    const turn = ++this.#turns;
    const roots = await childrenOf(null);
    const root = this.#belowRoot && roots.length === 1 ? roots[0] : undefined;
    const page = unit === null ? null : (await api.get<UnitPage>(`/api/units/${unit}`)).ok;
    const path = page ? [...page.path, page.unit].filter(({ id }) => id !== root?.id) : [];
    const asked = await Promise.all([root ? childrenOf(root.id) : roots, ...path.map(({ id }) => childrenOf(id))]);
    if (turn !== this.#turns) return;
    this.levels = asked
      .map((units, i) => ({ units, chosen: String(path[i]?.id ?? '') }))
      .filter(({ units }) => units.length > 0);
  }

  /** What is chosen is known at once; the level below it comes when it was read. */
  choose(at: number, chosen: string) {
    const turn = ++this.#turns;
    const kept = this.levels.slice(0, at + 1).map((level, i) => (i === at ? { ...level, chosen } : level));
    this.levels = kept;
    if (chosen !== '')
      void childrenOf(Number(chosen)).then((units) => {
        if (turn === this.#turns && units.length > 0) this.levels = [...kept, { units, chosen: '' }];
      });
  }
}
