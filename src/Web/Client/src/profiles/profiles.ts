import { draftOf, keepDraft, saveDraft } from '../messages/drafts.ts';
import { router } from '../router.svelte.ts';
import { store } from '../state/store.svelte.ts';
import type { ChannelEntry, PersonView } from '../wire.ts';

/** Where a word to somebody can be said so that everybody may read it: what everybody belongs to comes first. */
export const publicPlaces = (): ChannelEntry[] =>
  [...store.entries.values()]
    .filter(({ channel }) => channel.kind === 'group' && channel.readers === 'everyone' && channel.canPost)
    .sort((a, b) => Number(b.lane === 'company') - Number(a.lane === 'company'));

/** Opens the composer with the person's name in it, behind whatever was begun there. */
export async function mentionIn(channelId: number, person: PersonView) {
  const draft = await draftOf(channelId);
  const text = draft.text.trimEnd();
  keepDraft(channelId, { ...draft, text: `${text ? `${text} ` : ''}@${person.handle} ` });
  saveDraft();
  router.go(`/c/${channelId}`);
}
