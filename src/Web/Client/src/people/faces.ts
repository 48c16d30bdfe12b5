/** What a card needs to show somebody; a PersonView is one. */
export interface Face {
  id: number;
  name: string;
  handle: string;
}

export const faceHref = (face: Face) => `/p/${face.handle}`;
