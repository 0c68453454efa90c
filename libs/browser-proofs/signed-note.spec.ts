import fc from 'fast-check';
import { parseCheckpoint } from './checkpoint.js';
import { openNote, parseVerifierKey } from './signed-note.js';

// The key and the note by which Go's package golang.org/x/mod/sumdb/note, the form's first home, is tried.
const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const text =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n";
const line =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const note = `${text}\n${line}`;
const fault = (kind: string) => expect.objectContaining({ name: 'ProofError', fault: kind });

describe('A signed note, in the browser', () => {
  const keys = async () => [await parseVerifierKey(vkey)];

  it('is opened by the key that signed it', async () => {
    expect(await openNote(note, await keys())).toBe(text);
  });

  it('is refused when any character of its text is another', async () => {
    const known = await keys();
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 2), fc.integer({ min: 32, max: 126 }), async (at, code) => {
        const changed = String.fromCharCode(code);
        fc.pre(text[at] !== changed);
        await expect(openNote(note.slice(0, at) + changed + note.slice(at + 1), known)).rejects.toEqual(
          fault('signature'),
        );
      }),
    );
  });

  it('is nobody’s when none of its signatures is of a known key', async () => {
    const stranger = line.replace('PeterNeumann', 'other.example');
    await expect(openNote(`${text}\n${stranger}`, await keys())).rejects.toEqual(fault('unknownKey'));
    expect(await openNote(`${text}\n${stranger}${line}`, await keys())).toBe(text);
  });

  it.each([
    ['has no newline at its end', note.slice(0, -1)],
    ['has no empty line', text + line],
    ['has no signature', `${text}\n`],
    ['has nothing', ''],
    ['is only signatures', `\n${line}`],
    ['has a carriage return', note.replaceAll('\n', '\r\n')],
    ['has a tab', note.replace(' ', '\t')],
    ['has a minus for the dash', note.replace('—', '-')],
    ['has two blanks', note.replace('— PeterNeumann ', '— PeterNeumann  ')],
    ['has a plus in a name', note.replace('— PeterNeumann', '— Peter+Neumann')],
    ['has base64 without padding', note.replace('nAM=', 'nAM')],
    ['has base64 for the web', note.replace('x08go/Z', 'x08go_Z')],
    ['has an id without signature', `${text}\n— PeterNeumann x08gow==\n`],
    ['is no UTF-8', note.replace('cryptography', 'crypto\ud83dgraphy')],
    ['has too many signatures', `${text}\n${line.repeat(101)}`],
  ])('is no note when it %s', async (_what, given) => {
    await expect(openNote(given, await keys())).rejects.toEqual(fault('form'));
  });

  it.each([
    '',
    'PeterNeumann',
    vkey.replace('c74f20a3', 'c74f20a4'),
    vkey.replace('PeterNeumann', 'PeterNeuman'),
    vkey.replace('+ARpc', '+BBpc'),
    vkey.slice(0, -4),
    `${vkey}=`,
    ` ${vkey}`,
  ])('takes no key like %p', async (given) => {
    await expect(parseVerifierKey(given)).rejects.toEqual(fault('form'));
  });

  it.each([
    ['a size with a leading zero', 'log\n042\n'],
    ['a size that does not count', 'log\n-1\n'],
    ['no origin', '\n42\n'],
  ])('is no checkpoint with %s', (_what, head) => {
    const root = `${'A'.repeat(43)}=`;
    expect(() => parseCheckpoint(`${head}${root}\n\n${line}`)).toThrow(fault('form'));
    expect(parseCheckpoint(`log\n42\n${root}\n\n${line}`)).toMatchObject({ origin: 'log', size: 42 });
    expect(() => parseCheckpoint(`log\n42\n${root.slice(4)}\n\n${line}`)).toThrow(fault('form'));
  });
});
