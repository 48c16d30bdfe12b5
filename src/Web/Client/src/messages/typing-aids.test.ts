import { describe, expect, it } from 'vitest';
import { askedAt, callsAll, completed, linked, listed, wrapped } from './typing-aids.ts';

describe('Writing aids', () => {
  it('put marks around the selection and take them off again', () => {
    const bold = wrapped({ text: 'очень важно', start: 6, end: 11 }, '**');
    expect(bold.text).toBe('очень **важно**');
    expect(wrapped(bold, '**')).toEqual({ text: 'очень важно', start: 6, end: 11 });
  });

  it('make a link of words or of an address', () => {
    expect(linked({ text: 'график', start: 0, end: 6 })).toEqual({ text: '[график](https://)', start: 9, end: 17 });
    expect(linked({ text: 'https://a.ru', start: 0, end: 12 })).toEqual({ text: '[](https://a.ru)', start: 1, end: 1 });
  });

  it('make a list of the lines and lines of the list', () => {
    const list = listed({ text: 'раз\nдва', start: 0, end: 7 });
    expect(list.text).toBe('- раз\n- два');
    expect(listed({ text: list.text, start: 0, end: list.text.length }).text).toBe('раз\nдва');
  });

  it('see a mention or an emoji being typed, and nothing in an address', () => {
    expect(askedAt('привет @Вера Л', 14)).toEqual({ kind: 'mention', query: 'Вера Л', from: 7 });
    expect(askedAt('ура :smi', 8)).toEqual({ kind: 'emoji', query: 'smi', from: 4 });
    expect(askedAt('vera@shop', 9)).toBeNull();
    expect(askedAt('в 10:30', 7)).toBeNull();
  });

  it('see a command only at the very start', () => {
    expect(askedAt('/', 1)).toEqual({ kind: 'command', query: '', from: 0 });
    expect(askedAt('/cgfcb,j', 8)).toEqual({ kind: 'command', query: 'cgfcb,j', from: 0 });
    expect(askedAt('.спа', 4)).toEqual({ kind: 'command', query: 'спа', from: 0 });
    expect(
      ['//', ' /спа', 'и /спа', '/спасибо ', '.net', '/etc/hosts'].map((text) => askedAt(text, text.length)),
    ).toEqual(Array(6).fill(null));
  });

  it('complete in place and leave one space', () => {
    expect(completed({ text: 'а @ве потом', start: 5, end: 5 }, 2, '@vera').text).toBe('а @vera потом');
    expect(completed({ text: '@ве', start: 3, end: 3 }, 0, '@vera')).toEqual({ text: '@vera ', start: 6, end: 6 });
  });

  it('know when everybody is called, but not in code', () => {
    expect(callsAll('@all собираемся')).toBe(true);
    expect(callsAll('коллеги, @here!')).toBe(true);
    expect(callsAll('пишите `@all` и @allegro')).toBe(false);
  });
});
