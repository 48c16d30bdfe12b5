import { store } from '../state/store.svelte.ts';

/** What a card needs to show somebody; a PersonView is one. */
export interface Face {
  id: number;
  name: string;
  handle: string;
}

export const faceHref = (face: Face) => `/p/${face.handle}`;

/** Those of them that are known by now; the others are asked for. */
export const facesOf = (people: readonly number[]): Face[] => people.flatMap((id) => store.person(id) ?? []);

export const faceOf = (id: number): Face => store.person(id) ?? { id, name: '…', handle: String(id) };
