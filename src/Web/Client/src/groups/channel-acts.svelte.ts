import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import LogOut from '@lucide/svelte/icons/log-out';
import Pencil from '@lucide/svelte/icons/pencil';
import UserRoundPlus from '@lucide/svelte/icons/user-round-plus';
import UsersRound from '@lucide/svelte/icons/users-round';
import { api } from '../api.ts';
import type { MenuItem } from '../look/Menu.svelte';
import { toast } from '../look/toast.svelte.ts';
import { loadChannel } from '../state/loading.ts';
import type { ChannelView } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';
import { t } from '../words/words.svelte.ts';

const inGroup = (channel: ChannelView) => channel.kind === 'group' && !!channel.groupId;
export const mayBringIn = (channel: ChannelView) => channel.private && channel.isMember && !channel.archived;

export async function archiveChannel(channel: ChannelView, archived: boolean) {
  const answer = await api.post(`/api/channels/${channel.id}/archive`, { archived });
  if (answer.ok) {
    await loadChannel(channel.id);
    toast(t(archived ? 'channels.was_archived' : 'channels.was_restored'));
  }
  return answer;
}

/** What can be done with a group's channel, the same from its own header and from the group's page. */
export class ChannelActs {
  /** The question or form that is open. */
  dialog = $state<'edit' | 'members' | 'invite' | 'archive' | 'leave' | null>(null);

  items(channel: ChannelView): MenuItem[] {
    if (!inGroup(channel)) return [];
    const changes = channel.canChange;
    // The main channel goes into the archive, and comes back, with its group.
    const archives = changes && channel.name !== '';
    const open = (dialog: typeof this.dialog) => () => (this.dialog = dialog);
    return [
      ...(channel.private ? [{ label: t('channels.members'), icon: UsersRound, act: open('members') }] : []),
      ...(mayBringIn(channel) ? [{ label: t('channels.invite'), icon: UserRoundPlus, act: open('invite') }] : []),
      ...(changes && !channel.archived ? [{ label: t('channels.edit'), icon: Pencil, act: open('edit') }] : []),
      ...(archives && channel.archived
        ? [{ label: t('channels.restore'), icon: ArchiveRestore, act: () => void restore(channel) }]
        : []),
      ...(archives && !channel.archived
        ? [{ label: t('channels.archive'), icon: Archive, danger: true, act: open('archive') }]
        : []),
      ...(channel.private && channel.isMember
        ? [{ label: t('channels.leave'), icon: LogOut, danger: true, act: open('leave') }]
        : []),
    ];
  }
}

async function restore(channel: ChannelView) {
  const { refusal } = await archiveChannel(channel, false);
  if (refusal) toast(refusalWords(refusal), { look: 'error' });
}
