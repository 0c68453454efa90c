import { chainHash, noPreviousHash, type StoredEvent, type StreamName } from '@koz/event-store';

/** Positions from 0 without a gap, in the order given. */
export function expectDense(log: readonly StoredEvent[]): void {
  expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index));
}

/** Each id once. */
export function expectOnce(log: readonly StoredEvent[]): void {
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
}

/** Revisions from 0, and every hash computed anew from the stored bytes and the hash before it. */
export function expectChained(log: readonly StoredEvent[]): void {
  const tips = new Map<StreamName, { revision: number; hash: Uint8Array }>();
  for (const event of log) {
    const before = tips.get(event.stream) ?? { revision: -1, hash: noPreviousHash };
    expect(event.revision).toBe(before.revision + 1);
    expect(hex(event.previousHash)).toBe(hex(before.hash));
    expect(hex(event.hash)).toBe(hex(chainHash(before.hash, event.stream, event.revision, event)));
    tips.set(event.stream, { revision: event.revision, hash: event.hash });
  }
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);
