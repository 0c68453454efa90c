import {
  appendLeaves,
  consistencyPlan,
  emptyRange,
  inclusionPlan,
  leafHashAt,
  logOrigin,
  proofOf,
  rootOf as rootOfRange,
  signCertificates,
  signCheckpoint,
  signingKeyFrom,
  vkeyOf,
  noCertificate,
  type EpochFacts,
  type NodePlace,
} from '@koz/audit';
import { ledgerTree } from '@koz/disclosure-ledger';
import * as browser from '@koz/browser-proofs';
import { chainHash, type EventToAppend, type StreamName } from '@koz/event-store';
import { controllerId, instant, uuid } from '@koz/privacy-types';
import fc from 'fast-check';

// Two implementations of the same documents, that share no line: what the one makes the other verifies.
const key = signingKeyFrom(Buffer.alloc(32, 5), 'test');
const origin = logOrigin('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001');
const plain = (bytes: Uint8Array): browser.Bytes => new Uint8Array(bytes);
const refused = (fault: string) => expect.objectContaining({ name: 'ProofError', fault });

describe('What the server makes, verified as a browser does', () => {
  it('an event: from its bytes to its leaf', async () => {
    const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    const bytes = fc.uint8Array({ maxLength: 300 });
    const event = fc.record({
      ...{ id: fc.uuid(), type: text, version: fc.integer({ min: 1, max: 65_535 }), payload: bytes },
      ...{
        metadata: bytes,
        stream: text,
        revision: fc.nat(),
        previous: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      },
      position: fc.integer({ min: 0, max: 2 ** 40 }),
    });
    await fc.assert(
      fc.asyncProperty(event, async ({ id, stream, previous, position, revision, ...parts }) => {
        const stored: EventToAppend = { ...parts, id: uuid(id) };
        const hash = chainHash(previous, stream as StreamName, revision, stored);
        const told = {
          ...{ id, stream, revision, type: parts.type, version: parts.version },
          ...{
            previousHash: plain(previous),
            payload: plain(parts.payload),
            metadata: plain(parts.metadata),
          },
        };
        expect(await browser.eventHash(told)).toEqual(plain(hash));
        expect(await browser.logLeafHash(position, hash)).toEqual(plain(leafHashAt(position, hash)));
      }),
    );
  });

  it('the leaves that the documents give as examples', async () => {
    const hex = (leaf: browser.Bytes) => browser.toHex(leaf);
    expect(hex(await browser.logLeafHash(3, Buffer.alloc(32, 1)))).toBe(
      '8f41fb570369258bf1f2afec30a3c68d31affa3255fd7018b238c0a8d7f1b6e4',
    );
    const row = Buffer.from('2e712e2265843b9d838d0a82f68f7ce9a04aee3738c5896901e99ccf4b0e8f87', 'hex');
    expect(hex(await browser.ledgerLeafHash(3, row))).toBe(
      'b03bbf96135457a0cb9d73282660bcedd2a8d597e26f1c7ac8bb3e0e3a8ea248',
    );
    expect(ledgerTree.tree).toBe('ledger');
  });

  it('roots and proofs of every tree of up to 40 leaves', async () => {
    const leaves = Array.from({ length: 40 }, (_, n) => leafHashAt(n, Buffer.alloc(32, n)));
    const made = new Map(
      appendLeaves(emptyRange(), leaves).made.map(({ level, index, hash }) => [`${level}/${index}`, hash]),
    );
    const nodes = ({ level, index }: NodePlace) => made.get(`${level}/${index}`);
    for (let size = 1; size <= leaves.length; size += 1) {
      const root = plain(rootOfRange(appendLeaves(emptyRange(), leaves.slice(0, size)).range));
      const told = await browser.growTree(0, Buffer.concat(leaves.slice(0, size)));
      expect(await browser.rootOf(told)).toEqual(root);
      for (let index = 0; index < size; index += 1) {
        const proof = proofOf(inclusionPlan(index, size), nodes).map(plain);
        const claim = { leafHash: plain(leaves[index]!), index, size, root };
        expect(await browser.verifyInclusion(claim, proof)).toBe(true);
        const first = index + 1;
        const earlier = plain(rootOfRange(appendLeaves(emptyRange(), leaves.slice(0, first)).range));
        const between = proofOf(consistencyPlan(first, size), nodes).map(plain);
        const heads = [
          { size: first, root: earlier },
          { size, root },
        ] as const;
        expect(await browser.verifyConsistency(...heads, between)).toBe(true);
      }
    }
  });

  it('a checkpoint, and none of another log, of another key or with another letter', async () => {
    const root = Buffer.alloc(32, 9);
    const note = signCheckpoint(origin, { size: 42, root }, key);
    const keys = [await browser.parseVerifierKey(vkeyOf(origin, key.publicKey))];
    expect(await browser.verifyCheckpoint(note, origin, keys)).toEqual({
      origin,
      size: 42,
      root: plain(root),
    });
    const other = logOrigin('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0002');
    await expect(browser.verifyCheckpoint(note, other, keys)).rejects.toEqual(refused('unknownKey'));
    const stranger = signingKeyFrom(Buffer.alloc(32, 6), 'test');
    const theirs = signCheckpoint(origin, { size: 42, root }, stranger);
    await expect(browser.verifyCheckpoint(theirs, origin, keys)).rejects.toEqual(refused('unknownKey'));
    const changed = note.replace('\n42\n', '\n43\n');
    await expect(browser.verifyCheckpoint(changed, origin, keys)).rejects.toEqual(refused('signature'));
  });

  it('a certificate, and none with a bit flipped, a blank added or another key', async () => {
    const facts: EpochFacts = {
      ...{ kind: 'epoch', at: instant('2026-11-23T18:00:00.000Z'), epoch: 3, ground: 'term' },
      ...{ destroyedAt: instant('2026-11-23T18:00:00.000Z'), keyFingerprint: 'ab'.repeat(32) },
    };
    const [signed] = signCertificates(key, controllerId('antwerpen'), noCertificate, [facts]);
    const bytes = plain(signed!.bytes);
    expect(await browser.verifyCertificate(bytes, [key.publicKey])).toEqual(signed!.statement);
    expect(await browser.certificateHash(bytes)).toEqual(plain(signed!.hash));
    const stranger = signingKeyFrom(Buffer.alloc(32, 6), 'test').publicKey;
    await expect(browser.verifyCertificate(bytes, [stranger])).rejects.toEqual(refused('unknownKey'));
    const withBlank = browser.utf8(Buffer.from(bytes).toString().replace('{"signature"', '{ "signature"'));
    await expect(browser.verifyCertificate(withBlank, [key.publicKey])).rejects.toEqual(refused('form'));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const flipped = plain(bytes);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        await expect(browser.verifyCertificate(flipped, [key.publicKey])).rejects.toMatchObject({
          name: 'ProofError',
        });
      }),
      { numRuns: 300 },
    );
  });
});
