import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { signingKeyFrom } from '../signing-key.js';
import { emptyRoot } from '../tree/index.js';
import { logOrigin, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { openNote, parseNote, signNote } from './signed-note.js';
import { parseVkey, verifierKey, vkeyOf } from './verifier-key.js';

const form = expect.objectContaining({ name: 'NoteError', fault: 'form' });
const fault = (kind: string) => expect.objectContaining({ name: 'NoteError', fault: kind });

// The key and the note by which Go's package golang.org/x/mod/sumdb/note, the form's first home, is tried.
const peter = {
  vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  seed: Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1),
  text:
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const peterKey = signingKeyFrom(peter.seed, 'test');
const peterNote = `${peter.text}\n${peter.line}`;

describe('A signed note', () => {
  it('is made byte for byte as others make it, and verified by the key as they write it', () => {
    expect(signNote(peter.text, 'PeterNeumann', peterKey)).toBe(peterNote);
    expect(vkeyOf('PeterNeumann', peterKey.publicKey)).toBe(peter.vkey);
    expect(openNote(peterNote, [parseVkey(peter.vkey)])).toBe(peter.text);
  });

  it('may hold empty lines: the last one parts it from its signatures', () => {
    const text = 'one\n\ntwo\n\n';
    const note = signNote(text, 'PeterNeumann', peterKey);
    expect(parseNote(note).text).toBe(text);
    expect(openNote(note, [parseVkey(peter.vkey)])).toBe(text);
  });

  it('takes signatures of keys that nobody knows as if they were not there', () => {
    const other = signNote(peter.text, 'other.example', signingKeyFrom(Buffer.alloc(32, 7), 'test'));
    const otherLine = other.slice(peter.text.length + 1);
    // Of the known name with another id, and of another name with the known id.
    const named = otherLine.replace('other.example', 'PeterNeumann');
    const withId = peter.line.replace('PeterNeumann', 'other.example');
    const note = `${peter.text}\n${otherLine}${named}${withId}${peter.line}`;
    expect(openNote(note, [parseVkey(peter.vkey)])).toBe(peter.text);
    expect(() => openNote(`${peter.text}\n${otherLine}${named}${withId}`, [parseVkey(peter.vkey)])).toThrow(
      fault('unknownKey'),
    );
  });

  it('is refused when a signature of a known key is of another text, though another verifies', () => {
    const forged = signNote('another text\n', 'PeterNeumann', peterKey).split('\n\n')[1]!;
    expect(() => openNote(peterNote + forged, [parseVkey(peter.vkey)])).toThrow(fault('signature'));
  });

  it('is refused when any byte of its text is another', () => {
    fc.assert(
      fc.property(fc.nat(peter.text.length - 2), fc.integer({ min: 32, max: 126 }), (at, code) => {
        const changed = String.fromCharCode(code);
        fc.pre(peter.text[at] !== changed);
        const note = peterNote.slice(0, at) + changed + peterNote.slice(at + 1);
        expect(() => openNote(note, [parseVkey(peter.vkey)])).toThrow(fault('signature'));
      }),
    );
  });

  it.each([
    ['has no newline at its end', peterNote.slice(0, -1)],
    ['has no empty line', peter.text + peter.line],
    ['has no signature', `${peter.text}\n`],
    ['has nothing', ''],
    ['is only signatures', `\n${peter.line}`],
    ['has a carriage return', peterNote.replaceAll('\n', '\r\n')],
    ['has a tab', peterNote.replace(' ', '\t')],
    ['has a minus for the dash', peterNote.replace('—', '-')],
    ['has two blanks', peterNote.replace('— PeterNeumann ', '— PeterNeumann  ')],
    ['has a plus in a name', peterNote.replace('— PeterNeumann', '— Peter+Neumann')],
    ['has no name', peterNote.replace('— PeterNeumann', '—')],
    ['has base64 without padding', peterNote.replace('nAM=', 'nAM')],
    ['has base64 for the web', peterNote.replace('x08go/Z', 'x08go_Z')],
    ['has an id without signature', `${peter.text}\n— PeterNeumann x08gow==\n`],
    ['is no UTF-8', peterNote.replace('cryptography', 'crypto\ud83dgraphy')],
    ['has too many signatures', `${peter.text}\n${peter.line.repeat(101)}`],
  ])('is no note when it %s', (_what, note) => {
    expect(() => openNote(note, [parseVkey(peter.vkey)])).toThrow(form);
  });

  it('takes no key whose id, kind or form is another', () => {
    for (const vkey of [
      '',
      'PeterNeumann',
      peter.vkey.replace('c74f20a3', 'c74f20a4'),
      peter.vkey.replace('PeterNeumann', 'PeterNeuman'),
      peter.vkey.replace('+ARpc', '+BBpc'),
      peter.vkey.slice(0, -4),
      `${peter.vkey}=`,
      ` ${peter.vkey}`,
    ])
      expect(() => parseVkey(vkey)).toThrow(form);
  });
});

describe('A checkpoint', () => {
  const key = signingKeyFrom(Buffer.alloc(32, 5), 'test');
  const origin = logOrigin('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001');
  const keys = [verifierKey(origin, key.publicKey)];
  const root = createHash('sha256').update('a root').digest();
  const note = signCheckpoint(origin, { size: 42, root }, key);
  const signed = (text: string) => signNote(text, origin, key);

  it('is three lines and a signature under the name of its log', () => {
    const [first, second, third, empty, signature, ...rest] = note.split('\n');
    expect([first, second, third, empty]).toEqual([origin, '42', root.toString('base64'), '']);
    expect(signature).toMatch(
      /^— kinderopvangzoeker\.be\/log\/0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001 [A-Za-z0-9+/]{91}=$/,
    );
    expect(rest).toEqual(['']);
  });

  it('is the same for the same tree and key', () => {
    expect(signCheckpoint(origin, { size: 42, root }, key)).toBe(note);
  });

  it('is verified by the public key alone, also as others write it', () => {
    const checkpoint = { origin, size: 42, root, extensions: [] };
    expect(verifyCheckpoint(note, origin, keys)).toEqual(checkpoint);
    expect(verifyCheckpoint(note, origin, [parseVkey(vkeyOf(origin, key.publicKey))])).toEqual(checkpoint);
    expect(parseCheckpoint(note)).toEqual(checkpoint);
  });

  it('of an empty log has its root', () => {
    const empty = signCheckpoint(origin, { size: 0, root: emptyRoot }, key);
    expect(verifyCheckpoint(empty, origin, keys)).toMatchObject({ size: 0, root: emptyRoot });
  });

  it('reads the example of its specification', () => {
    const example =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
      '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
    expect(parseCheckpoint(example)).toMatchObject({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
    });
  });

  it('may have further lines, which are signed too', () => {
    const extended = signed(`${origin}\n42\n${root.toString('base64')}\nmore\n`);
    expect(verifyCheckpoint(extended, origin, keys).extensions).toEqual(['more']);
    expect(() => verifyCheckpoint(extended.replace('\nmore', '\nless'), origin, keys)).toThrow(
      fault('signature'),
    );
  });

  it('is refused with another key, another size, another root', () => {
    const other = signingKeyFrom(Buffer.alloc(32, 6), 'test');
    const otherRoot = createHash('sha256').update('another').digest('base64');
    expect(() => verifyCheckpoint(note, origin, [verifierKey(origin, other.publicKey)])).toThrow(
      fault('unknownKey'),
    );
    expect(() => verifyCheckpoint(note.replace('\n42\n', '\n43\n'), origin, keys)).toThrow(
      fault('signature'),
    );
    expect(() => verifyCheckpoint(note.replace(root.toString('base64'), otherRoot), origin, keys)).toThrow(
      fault('signature'),
    );
    expect(() => verifyCheckpoint(note, origin, [])).toThrow(fault('unknownKey'));
  });

  it('of another log is refused, also when the same key signed it', () => {
    const another = logOrigin('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0002');
    const elsewhere = signCheckpoint(another, { size: 42, root }, key);
    const bothNames = [...keys, verifierKey(another, key.publicKey)];
    expect(() => verifyCheckpoint(elsewhere, origin, bothNames)).toThrow(fault('unknownKey'));
    const misnamed = signNote(elsewhere.split('\n\n')[0]! + '\n', origin, key);
    expect(() => verifyCheckpoint(misnamed, origin, keys)).toThrow(fault('origin'));
  });

  it.each([
    ['no origin', `\n42\n${root.toString('base64')}\n`],
    ['a size with a leading zero', `${origin}\n042\n${root.toString('base64')}\n`],
    ['a negative size', `${origin}\n-1\n${root.toString('base64')}\n`],
    ['a size in words', `${origin}\nmany\n${root.toString('base64')}\n`],
    ['a size with a sign', `${origin}\n+42\n${root.toString('base64')}\n`],
    ['a size that cannot be counted to', `${origin}\n9007199254740993\n${root.toString('base64')}\n`],
    ['no root', `${origin}\n42\n`],
    ['a root that is too short', `${origin}\n42\n${root.subarray(1).toString('base64')}\n`],
    ['a root in base64 for the web', `${origin}\n42\n${Buffer.alloc(32, 255).toString('base64url')}\n`],
    ['an empty line after it', `${origin}\n42\n${root.toString('base64')}\n\n`],
  ])('is none with %s, though it is signed', (_what, text) => {
    expect(() => verifyCheckpoint(signed(text), origin, keys)).toThrow(form);
  });

  it('is not made of what is no tree, or under a name that a note cannot hold', () => {
    expect(() => signCheckpoint('two words', { size: 1, root }, key)).toThrow(form);
    expect(() => signCheckpoint(origin, { size: -1, root }, key)).toThrow(RangeError);
    expect(() => signCheckpoint(origin, { size: 1.5, root }, key)).toThrow(RangeError);
    expect(() => signCheckpoint(origin, { size: 1, root: Buffer.alloc(31) }, key)).toThrow(RangeError);
  });
});
