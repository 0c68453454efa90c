import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { uuid, type CarePlanId } from '@koz/privacy-types';
import { streamName, type EventToAppend } from './event-store.port.js';
import { chainHash, noPreviousHash } from './hash.js';

const id = uuid<EventToAppend['id']>('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001');
const stream = streamName('carePlan', uuid<CarePlanId>('11111111-1111-4111-8111-111111111111'));

const number = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

/** The definition in docs/stored-form.md, part by part. */
function byDefinition(previous: Uint8Array, revision: number, event: EventToAppend): string {
  const hash = createHash('sha256').update('koz/event/v1\n').update(previous);
  hash.update(Buffer.from(event.id.replaceAll('-', ''), 'hex'));
  hash.update(number(revision, 4)).update(number(event.version, 2));
  hash.update(number(Buffer.byteLength(stream), 2)).update(stream);
  hash.update(number(Buffer.byteLength(event.type), 2)).update(event.type);
  hash.update(number(event.payload.length, 4)).update(event.payload);
  hash.update(number(event.metadata.length, 4)).update(event.metadata);
  return hash.digest('hex');
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('The chain hash', () => {
  it('is what it was when the first event was stored', () => {
    const event = {
      ...{ id, type: 'PlaceFound', version: 1 },
      payload: Buffer.from('{"a":1}'),
      metadata: Buffer.from('{}'),
    };
    expect(hex(chainHash(noPreviousHash, stream, 0, event))).toBe(
      'bbe8e408f7d76d29d5e8c5e9a353bd7352ca15ed32a76b1e6ea8da87f21d6789',
    );
  });

  it('follows its definition for any bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.nat(0xffff_ffff),
        fc.integer({ min: 1, max: 0x7fff }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        bytes,
        bytes,
        (previous, revision, version, type, payload, metadata) => {
          const event = { id, type, version, payload, metadata };
          expect(hex(chainHash(previous, stream, revision, event))).toBe(
            byDefinition(previous, revision, event),
          );
        },
      ),
    );
  });
});
