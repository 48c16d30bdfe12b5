import type { Component } from 'svelte';

/** A part of the application that is fetched when it is first shown, not with the first load. */
export class Later {
  part = null as Component<any> | null;
  readonly #load: () => Promise<{ default: Component<any> }>;

  constructor(load: () => Promise<{ default: Component<any> }>) {
    this.#load = load;
  }

  async load(): Promise<Component<any>> {
    return (this.part ??= (await this.#load()).default);
  }
}
