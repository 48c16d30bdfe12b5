import { api } from '../api.ts';
import { toast } from '../look/toast.svelte.ts';
import { store } from '../state/store.svelte.ts';
import type { Answer, GroupRole, GroupView } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';
import { t } from '../words/words.svelte.ts';

/** Only the number counts; the words are for whoever reads the address. */
export function groupHref(group: { id: number; name: string }): string {
  const slug = (group.name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('-').slice(0, 60);
  return slug ? `/g/${group.id}-${slug}` : `/g/${group.id}`;
}

export const mayModerate = (group: GroupView) =>
  group.myRole === 'moderator' || group.myRole === 'owner' || store.me.role === 'administrator';
/** An administrator counts as owner of every group they can see. */
export const mayOwn = (group: GroupView) => group.myRole === 'owner' || store.me.role === 'administrator';
/** Any member brings people into an open group; into a closed or secret one its moderators do. */
export const mayInvite = (group: GroupView) =>
  !group.archived && (mayModerate(group) || (group.visibility === 'open' && !!group.myRole));
/** Whose members one may see. */
export const isOpenToMe = (group: GroupView) => group.visibility === 'open' || !!group.myRole;

export async function fetchGroup(id: number): Promise<Answer<GroupView>> {
  const answer = await api.get<GroupView>(`/api/groups/${id}`);
  if (answer.ok) store.learn({ groups: [answer.ok] });
  return answer;
}

/** Shown at once, and taken back where the server says no. */
async function belonging(group: GroupView, role: GroupRole | null, verb: 'join' | 'leave'): Promise<boolean> {
  const before = store.groups.get(group.id) ?? group;
  const memberCount = before.memberCount + (role ? 1 : -1);
  store.groups.set(group.id, { ...before, myRole: role, memberCount });
  const answer = await api.post(`/api/groups/${group.id}/${verb}`);
  if (answer.refusal) {
    if (store.groups.get(group.id)?.version === before.version) store.groups.set(group.id, before);
    toast(refusalWords(answer.refusal), { look: 'error' });
    return false;
  }
  await fetchGroup(group.id);
  return true;
}

export const join = (group: GroupView) => belonging(group, 'member', 'join');
export const leave = async (group: GroupView) => {
  const left = await belonging(group, null, 'leave');
  if (left) toast(t('groups.left', { name: group.name }));
  return left;
};
