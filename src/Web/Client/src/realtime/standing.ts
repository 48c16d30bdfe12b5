/** Whose points or titles changed, of the people on the screen. What they are now is asked for by the part that shows it. */
class Standing {
  #watched = new Set<{ id: number; act: () => void }>();

  /** For use in an effect, beside `presence.show`: `$effect(() => standing.watch(id, load))`. */
  watch(id: number, act: () => void): () => void {
    const one = { id, act };
    this.#watched.add(one);
    return () => this.#watched.delete(one);
  }

  changed(people: number[]) {
    for (const { id, act } of [...this.#watched]) if (people.includes(id)) act();
  }

  /** While the link was lost nothing was told. */
  again() {
    for (const { act } of [...this.#watched]) act();
  }
}

export const standing = new Standing();
