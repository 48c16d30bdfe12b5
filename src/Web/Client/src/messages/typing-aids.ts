/** A text with its selection, and what the keyboard does to them. Pure, so that it can be tried without a browser. */
export interface Written {
  text: string;
  start: number;
  end: number;
}

/** Puts marks around the selection, or takes them off again. */
export function wrapped({ text, start, end }: Written, mark: string): Written {
  const before = text.slice(0, start);
  const inside = text.slice(start, end);
  const after = text.slice(end);
  if (before.endsWith(mark) && after.startsWith(mark))
    return {
      text: before.slice(0, -mark.length) + inside + after.slice(mark.length),
      start: start - mark.length,
      end: end - mark.length,
    };
  return { text: before + mark + inside + mark + after, start: start + mark.length, end: end + mark.length };
}

const address = /^(https?:\/\/|mailto:|tel:)\S+$/i;

/** The selection becomes a link's words, or its address if it looks like one; the other half is left to be typed. */
export function linked({ text, start, end }: Written): Written {
  const inside = text.slice(start, end);
  const isAddress = address.test(inside);
  const words = isAddress ? '' : inside;
  const target = isAddress ? inside : 'https://';
  const made = `[${words}](${target})`;
  const at = isAddress ? start + 1 : start + words.length + 3;
  return { text: text.slice(0, start) + made + text.slice(end), start: at, end: isAddress ? at : at + target.length };
}

/** Every line of the selection becomes an item, or stops being one. */
export function listed({ text, start, end }: Written): Written {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const all = lines.every((line) => line.startsWith('- '));
  const made = lines.map((line) => (all ? line.slice(2) : line.startsWith('- ') ? line : `- ${line}`)).join('\n');
  return { text: text.slice(0, from) + made + text.slice(end), start: from + made.length, end: from + made.length };
}

export interface Asked {
  kind: 'mention' | 'emoji' | 'command' | 'topic';
  query: string;
  /** Where the sign stands. */
  from: number;
}

/** What the caret is in the middle of: `@вер`, `#дмс`, `:smi`, or `/спа` at the very start. */
export function askedAt(text: string, caret: number): Asked | null {
  const command = /^(?:\/(?!\/)|\.(?=\p{Script=Cyrillic}))([^\s/]*)$/u.exec(text.slice(0, Math.min(caret, 40)));
  if (command && caret <= 40) return { kind: 'command', query: command[1]!, from: 0 };
  const line = text.slice(Math.max(0, caret - 60), caret);
  const mention = /(?:^|[\s(«"'])@([\p{L}\p{N}._-]*(?: [\p{L}-]*)?)$/u.exec(line);
  if (mention) return { kind: 'mention', query: mention[1]!, from: caret - mention[1]!.length - 1 };
  const topic = /(?:^|[\s(])#(«[^«»#\n]*|[\p{L}\p{N}_-]*)$/u.exec(line);
  if (topic) return { kind: 'topic', query: topic[1]!.replace('«', ''), from: caret - topic[1]!.length - 1 };
  const emoji = /(?:^|\s):([\p{L}\p{N}_+-]{2,})$/u.exec(line);
  return emoji ? { kind: 'emoji', query: emoji[1]!, from: caret - emoji[1]!.length - 1 } : null;
}

export function completed({ text, end }: Written, from: number, by: string): Written {
  const rest = text.slice(end);
  const made = by + (rest.startsWith(' ') ? '' : ' ');
  const at = from + by.length + 1;
  return { text: text.slice(0, from) + made + rest, start: at, end: at };
}

/** Does the text call everybody? Code is left out, as the server does. */
export const callsAll = (text: string) =>
  /(?:^|[\s(«"'])@(all|here)(?![\p{L}\p{N}._-])/u.test(text.replace(/```[\s\S]*?(```|$)|`[^`\n]*`/g, ' '));
