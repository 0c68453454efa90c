import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { exportJWK, generateKeyPair } from 'jose';
import { signingKeyFrom } from '@koz/audit';
import { controllerId, instant, type Uuid } from '@koz/privacy-types';
import { readPrivateKey, readRecipient, type AgreementKey } from './recipient-key.js';
import { chunkBytes, exportFormat, type SealedHeader, type SealedLine } from './sealed-form.js';
import { openSealed, verifySealed } from './sealed-reader.js';
import { SealedWriter } from './sealed-writer.js';
import { unpackExport } from './unpack-export.js';

const signingKey = signingKeyFrom(Buffer.alloc(32, 7), 'test');

describe('A sealed file', () => {
  let home: string;
  let recipient: AgreementKey;
  let own: AgreementKey;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'koz-sealed-'));
    for (const crv of ['X25519', 'P-256']) {
      const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv, extractable: true });
      await writeFile(join(home, `${crv}.pub`), JSON.stringify(await exportJWK(publicKey)));
      await writeFile(join(home, `${crv}.key`), JSON.stringify(await exportJWK(privateKey)));
    }
    recipient = await readRecipient(join(home, 'X25519.pub'));
    own = await readPrivateKey(join(home, 'X25519.key'));
  });
  afterAll(() => rm(home, { recursive: true }));

  const headerFor = ({ thumbprint }: AgreementKey): SealedHeader => ({
    ...{ format: exportFormat, exportId: randomUUID() as Uuid, controller: controllerId('turnhout') },
    ...{ madeAt: instant('2026-12-01T12:00:00Z'), recipient: thumbprint },
  });
  const written = async (lines: readonly SealedLine[], to = recipient) => {
    const path = join(home, `${randomUUID()}.koz`);
    const writer = await SealedWriter.open(path, headerFor(to), to);
    for (const line of lines) await writer.add(line);
    const file = await writer.finish(12, signingKey);
    await writer.abandon();
    return { path, ...file };
  };
  const opened = async (path: string, key = own): Promise<SealedLine[]> => {
    const lines: SealedLine[] = [];
    for await (const line of openSealed(path, (await verifySealed(path)).manifest, key)) lines.push(line);
    return lines;
  };
  const plan = (text: string): SealedLine => ({ kind: 'carePlan', document: { text } });

  it('gives back the lines that went in, in their order, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 12 }),
        async (texts) => {
          const { path, fileHash, manifest } = await written(texts.map(plan));
          expect(await opened(path)).toEqual(texts.map(plan));
          expect(await verifySealed(path, signingKey.publicKey.kid)).toEqual({ fileHash, manifest });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is many chunks, none of which holds much more than it may', async () => {
    const lines = Array.from({ length: 9 }, (_, index) => plan(`${index}`.repeat(chunkBytes / 3)));
    const { path, manifest } = await written(lines);
    expect(manifest.chunks).toBe(3);
    expect(await opened(path)).toEqual(lines);
  });

  it('shows none of what it holds, and opens for its own key alone', async () => {
    const { path } = await written([plan('Lina Voorbeeld')]);
    const text = await readFile(path, 'latin1');
    for (const form of ['Lina', Buffer.from('Lina Voor').toString('base64url'), 'Voorbeeld'])
      expect(text).not.toContain(form);
    const other = await readPrivateKey(join(home, 'P-256.key'));
    await expect(opened(path, other)).rejects.toMatchObject({ reason: 'otherRecipient' });
    await expect(opened(path, { ...other, thumbprint: own.thumbprint })).rejects.toMatchObject({
      reason: 'contents',
    });
  });

  it('may be for a key on P-256 too', async () => {
    const { path } = await written([plan('x')], await readRecipient(join(home, 'P-256.pub')));
    expect(await opened(path, await readPrivateKey(join(home, 'P-256.key')))).toEqual([plan('x')]);
  });

  it.each([
    ['a private key', 'X25519.key'],
    ['what is no key', 'none'],
  ])('is not sealed to %s', async (_what, name) => {
    await writeFile(join(home, 'none'), 'geen sleutel');
    await expect(readRecipient(join(home, name))).rejects.toMatchObject({ reason: 'recipient' });
  });

  it('is refused when any byte of it was changed, and with a chunk from another file', async () => {
    const lines = ['a', 'b', 'c'].map((text) => plan(text.repeat(chunkBytes)));
    const { path } = await written(lines);
    const other = await written(lines);
    const [text, others] = [await readFile(path, 'utf8'), await readFile(other.path, 'utf8')];
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 2), async (place) => {
        const spoilt = join(home, 'spoilt');
        const byte = text[place] === 'A' ? 'B' : 'A';
        await writeFile(spoilt, text.slice(0, place) + byte + text.slice(place + 1));
        await expect(verifySealed(spoilt)).rejects.toMatchObject({ name: 'ControllerExportError' });
      }),
      { numRuns: 25 },
    );
    const [one, two] = [text.split('\n'), others.split('\n')];
    await writeFile(join(home, 'mixed'), [one[0], two[1], ...one.slice(2)].join('\n'));
    await expect(verifySealed(join(home, 'mixed'))).rejects.toMatchObject({ reason: 'changed' });
  });

  it('that was broken off has no name and leaves nothing, and is never written over another', async () => {
    const path = join(home, 'broken.koz');
    const writer = await SealedWriter.open(path, headerFor(recipient), recipient);
    await writer.add(plan('x'.repeat(chunkBytes)));
    expect((await readdir(home)).filter((name) => name.startsWith('broken'))).toEqual(['broken.koz.part']);
    await writer.abandon();
    expect((await readdir(home)).filter((name) => name.startsWith('broken'))).toEqual([]);
    const standing = await SealedWriter.open(path, headerFor(recipient), recipient);
    await writeFile(path, 'van iemand anders');
    await expect(standing.finish(1, signingKey)).rejects.toMatchObject({ reason: 'fileExists' });
    await standing.abandon();
    expect(await readFile(path, 'utf8')).toBe('van iemand anders');
    await expect(SealedWriter.open(path, headerFor(recipient), recipient)).rejects.toMatchObject({
      reason: 'fileExists',
    });
  });

  it.each(['../out', 'audit/../../out', '/tmp/out', 'audit', 'audit/.hidden'])(
    'writes nothing outside the directory when it names %s',
    async (path) => {
      const { path: file } = await written([{ kind: 'file', path, part: 0, data: 'eA==' }]);
      const directory = join(home, randomUUID());
      await expect(unpackExport(file, { key: own, directory })).rejects.toMatchObject({ reason: 'contents' });
      expect((await readdir(directory)).sort()).toEqual(['care-plans.jsonl', 'locations.jsonl']);
    },
  );
});
