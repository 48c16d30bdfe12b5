import { api } from '../api.ts';
import { closest, readings } from '../switcher/matching.ts';
import type { CommandArgument, CommandView } from '../wire.ts';
import { isKey, language, t } from '../words/words.svelte.ts';

const cyrillic = /\p{Script=Cyrillic}/u;

/** The commands by channel, as they were when it was opened: rights change seldom, and the server decides anyway. */
const lists = new Map<number, Promise<CommandView[]>>();

export function commandsFor(channelId: number): Promise<CommandView[]> {
  const known = lists.get(channelId);
  if (known) return known;
  const asked = api.get<{ commands: CommandView[] }>('/api/commands', { channelId }).then(({ ok }) => {
    if (!ok) lists.delete(channelId);
    return ok?.commands ?? [];
  });
  lists.set(channelId, asked);
  return asked;
}

/** In the language of the interface, if the command has a name in it. */
export function nameOf({ names }: CommandView): string {
  return names.find((name) => cyrillic.test(name) === (language() === 'ru')) ?? names[0]!;
}

/** «@кому… [значок] за что --до» */
export const hintOf = (command: CommandView): string => command.arguments.map(argumentHint).join(' ');

function argumentHint({ name, required, repeats, isFlag }: CommandArgument): string {
  const key = `command.argument.${name}`;
  const words = isFlag ? flagHint(name) : isKey(key) ? t(key) : name;
  const many = repeats ? `${words}…` : words;
  return required ? many : `(${many})`;
}

function flagHint(name: string): string {
  const key = `command.flag.${name}`;
  return isKey(key) ? t(key) : `--${name}`;
}

export function aboutOf({ names }: CommandView): string {
  const key = `command.about.${names[0]}`;
  return isKey(key) ? t(key) : '';
}

/** Those whose names begin as typed, in either layout of the keyboard, the nearest first; what is useless here comes last. */
export function findCommands(commands: CommandView[], typed: string): CommandView[] {
  const all = readings(typed);
  return commands
    .map((command) => ({ command, how: typed === '' ? 0 : closeness(command, all) }))
    .filter(({ command, how }) => how !== null && (command.usable || typed !== ''))
    .sort((a, b) => Number(b.command.usable) - Number(a.command.usable) || a.how! - b.how!)
    .map(({ command }) => command);
}

function closeness(command: CommandView, all: string[]): number | null {
  const found = command.names.map((name) => closest(name, all)).filter((how) => how !== null);
  return found.length === 0 ? null : Math.min(...found);
}
