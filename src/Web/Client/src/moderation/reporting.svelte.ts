import Flag from '@lucide/svelte/icons/flag';
import Eye from '@lucide/svelte/icons/eye';
import EyeOff from '@lucide/svelte/icons/eye-off';
import { api } from '../api.ts';
import { homeOf } from '../channels/naming.ts';
import type { MenuItem } from '../look/Menu.svelte';
import { toast } from '../look/toast.svelte.ts';
import { store } from '../state/store.svelte.ts';
import type { MessageView, PlacedMessage } from '../wire.ts';
import { refusalWords } from '../words/refusals.ts';
import { t } from '../words/words.svelte.ts';

/** The message that is being reported: the dialog outlives the menu which opened it, and comes when it is first needed. */
class Reporting {
  message = $state.raw<MessageView | null>(null);
  dialog = $state.raw<typeof import('./ReportDialog.svelte').default | null>(null);

  async open(message: MessageView) {
    try {
      this.dialog ??= (await import('./ReportDialog.svelte')).default;
      this.message = message;
    } catch {
      toast(t('state.page_failed'), { look: 'error' });
    }
  }
  close = () => (this.message = null);
}

export const reporting = new Reporting();

/** Whoever moderates anything has the page «Модерация». */
export const moderates = () =>
  store.me.role === 'administrator' || [...store.entries.values()].some(({ channel }) => channel.canModerate);

/** As the server does it: moderators of the place, administrators where everybody reads, and nobody what they wrote. */
function mayJudge(message: MessageView): boolean {
  if (message.authorId === store.me.id || message.deleted) return false;
  const home = homeOf(message);
  return !!home && (home.canModerate || (store.me.role === 'administrator' && home.readers === 'everyone'));
}

export const moderationItems = ({ message }: PlacedMessage): MenuItem[] => [
  ...(message.authorId === store.me.id || message.deleted || message.hidden
    ? []
    : [
        {
          label: t(store.mine.get(message.id)?.reported ? 'moderation.report_again' : 'moderation.report'),
          icon: Flag,
          apart: true,
          act: () => void reporting.open(message),
        },
      ]),
  ...(mayJudge(message)
    ? [
        {
          label: t(message.hidden ? 'moderation.restore' : 'moderation.hide'),
          icon: message.hidden ? Eye : EyeOff,
          act: () => void hide(message.id, !message.hidden),
        },
      ]
    : []),
];

export async function hide(id: number, hidden: boolean): Promise<boolean> {
  const answer = await api.post(`/api/messages/${id}/hide`, { hidden });
  toast(...said(answer.refusal, hidden ? 'moderation.hidden_done' : 'moderation.restored'));
  return !answer.refusal;
}

export async function dismiss(id: number): Promise<boolean> {
  const answer = await api.post(`/api/messages/${id}/dismiss`);
  toast(...said(answer.refusal, 'moderation.dismissed'));
  return !answer.refusal;
}

const said = (
  refusal: Parameters<typeof refusalWords>[0] | null | undefined,
  done: 'moderation.hidden_done' | 'moderation.restored' | 'moderation.dismissed',
): Parameters<typeof toast> => (refusal ? [refusalWords(refusal), { look: 'error' }] : [t(done)]);
