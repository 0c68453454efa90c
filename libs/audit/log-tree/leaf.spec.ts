import { chainHash, noPreviousHash, type StoredEvent, type StreamName } from '@koz/event-store';
import { controllerId, uuid } from '@koz/privacy-types';
import { leafHash } from '../tree/index.js';
import { leafData, leafOfEvent, leavesOfPage } from './leaf.js';

const stream = 'application-11111111-1111-4111-8111-111111111111' as StreamName;
const eventAt = (position: number): StoredEvent => {
  const parts = {
    id: uuid<StoredEvent['id']>('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001'),
    ...{ type: 'PlaceFound', version: 1 },
    payload: Buffer.from('{"a":1}'),
    metadata: Buffer.from('{}'),
  };
  return {
    ...{ position, stream, revision: 0, controller: controllerId('antwerpen'), ...parts },
    ...{ hash: chainHash(noPreviousHash, stream, 0, parts), previousHash: noPreviousHash },
  };
};

describe('The leaf of an event', () => {
  // Computed apart, from docs/formats/log-tree.md.
  it('is what the document says', () => {
    expect(leafHash(leafData(3, Buffer.alloc(32, 1))).toString('hex')).toBe(
      '8f41fb570369258bf1f2afec30a3c68d31affa3255fd7018b238c0a8d7f1b6e4',
    );
  });

  it('is another at another position', () => {
    expect(leafOfEvent(eventAt(0))).not.toEqual(leafOfEvent(eventAt(1)));
    expect(leafOfEvent(eventAt(1))).toEqual(leafHash(leafData(1, eventAt(1).hash)));
  });

  it.each<[string, Partial<StoredEvent>]>([
    ['stream', { stream: 'application-21111111-1111-4111-8111-111111111111' as StreamName }],
    ['revision', { revision: 1 }],
    ['id', { id: uuid<StoredEvent['id']>('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0002') }],
    ['type', { type: 'PlaceLost' }],
    ['version', { version: 2 }],
    ['payload', { payload: Buffer.from('{"a":2}') }],
    ['metadata', { metadata: Buffer.from('{ }') }],
    ['previous hash', { previousHash: Buffer.alloc(32, 1) }],
    ['hash', { hash: Buffer.alloc(32, 1) }],
  ])('is refused when its %s is not what it was appended with', (_part, changed) => {
    expect(() => leafOfEvent({ ...eventAt(7), ...changed })).toThrow('log tree at 7: event');
  });

  it('follows the one before it', () => {
    expect(leavesOfPage(4, [eventAt(4), eventAt(5)])).toHaveLength(2);
    expect(() => leavesOfPage(4, [eventAt(4), eventAt(6)])).toThrow('log tree at 5: gap');
    expect(() => leavesOfPage(4, [eventAt(3)])).toThrow('log tree at 4: gap');
  });
});
