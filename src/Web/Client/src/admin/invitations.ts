import type { Role } from '../wire.ts';

export interface Invitation {
  id: number;
  role: Role;
  note: string;
  invitedBy: number;
  createdAt: string;
  expiresAt: string;
  acceptedBy?: number | null;
  acceptedAt?: string | null;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
}
