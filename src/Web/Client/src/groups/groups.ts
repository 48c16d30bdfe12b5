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

/** The main channel, which bears the group's name; known for groups whose page or conversation was opened. */
export function mainChannel(group: GroupView): number | undefined {
  const isMain = (channel: { groupId?: number | null; name: string }) =>
    channel.groupId === group.id && channel.name === '';
  return group.channels?.find((channel) => channel.name === '')?.id ?? [...store.channels.values()].find(isMain)?.id;
}

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
    store.groups.set(group.id, before);
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
