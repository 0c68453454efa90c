import { hash as digest, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { chainHash, type StoredEvent, type StreamName } from '@koz/event-store';
import { uuid } from '@koz/privacy-types';
import {
  contentIn,
  encodeRecords,
  hashedPart,
  hashIn,
  idIn,
  leafIn,
  placeOf,
  placingPart,
  recordAt,
  recordEnd,
  revisionIn,
  streamIn,
  streamPart,
  typeIn,
  versionIn,
  type RecordToWrite,
} from './log-record.js';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const event: fc.Arbitrary<NonNullable<RecordToWrite['event']>> = fc.record({
  stream: fc.constantFrom('controller-gent', `carePlan-${randomUUID()}`).map((name) => name as StreamName),
  revision: fc.nat(0xffff_ffff),
  id: fc.uuid().map((id) => uuid<StoredEvent['id']>(id)),
  type: fc.string({ minLength: 1, maxLength: 40 }),
  version: fc.integer({ min: 1, max: 0x7fff }),
  payload: fc.uint8Array({ maxLength: 900 }),
  metadata: fc.uint8Array({ maxLength: 300 }),
  hash: bytes(32),
  previousHash: bytes(32),
});
const record = fc.record(
  { position: fc.maxSafeNat(), leaf: bytes(32), event },
  { requiredKeys: ['position', 'leaf'] },
);

describe('A record of the log', () => {
  it('is read as it was written, wherever it lies in a block', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), (written) => {
        const block = encodeRecords(written);
        let offset = 0;
        for (const each of written) {
          const read = recordAt(block, offset)!;
          expect(read).toMatchObject({ kind: each.event ? 'event' : 'leaf', position: each.position });
          expect(leafIn(read)).toEqual(Buffer.from(each.leaf));
          if (each.event) {
            const { stream, revision, id, type, version, payload, metadata, hash, previousHash } = each.event;
            expect([
              streamIn(read),
              revisionIn(read),
              idIn(read),
              typeIn(read).type,
              versionIn(read),
            ]).toEqual([...[stream, revision, id, type, version]]);
            expect(contentIn(read)).toEqual({
              payload: Buffer.from(payload),
              metadata: Buffer.from(metadata),
            });
            expect(hashIn(read)).toEqual(Buffer.from(hash));
            expect(placeOf(placingPart(read))).toEqual({
              ...{ position: each.position, revision, stream },
              hash: Buffer.from(hash).toString('latin1'),
              previousHash: Buffer.from(previousHash).toString('latin1'),
            });
            expect(streamPart(placingPart(read)).toString()).toBe(stream);
          }
          offset = recordEnd(block, offset)!;
        }
        expect(offset).toBe(block.length);
      }),
    );
  });

  it('holds the very bytes that the hash of the event is of', () => {
    fc.assert(
      fc.property(event, (given) => {
        const block = encodeRecords([{ position: 1, leaf: randomBytes(32), event: given }]);
        const input = hashedPart(recordAt(block, 0)!);
        const hash = chainHash(given.previousHash, given.stream, given.revision, given);
        const separated = Buffer.concat([Buffer.from('koz/event/v1\n'), input]);
        expect(Buffer.from(hash)).toEqual(digest('sha256', separated, 'buffer'));
      }),
    );
  });

  it('is none when it is cut off, or its lengths do not add up', () => {
    fc.assert(
      fc.property(record, fc.nat(), (given, at) => {
        const block = encodeRecords([given]);
        expect(recordAt(block.subarray(0, at % block.length), 0)).toBeUndefined();
        const longer = Buffer.concat([block, Buffer.from([0])]);
        longer.writeUInt32BE(block.length - 3, 0);
        expect(recordAt(longer, 0)).toBeUndefined();
      }),
    );
  });
});
