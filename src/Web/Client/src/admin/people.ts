import type { PersonView } from '../wire.ts';

/** A person with what only administrators see. */
export interface AdminPerson extends PersonView {
  phone: string;
  email: string;
  login?: string | null;
  lastSeenAt?: string | null;
}
