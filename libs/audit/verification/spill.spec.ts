import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { Spill } from './spill.js';

const ownDirectories = () => readdirSync(tmpdir()).filter((name) => name.startsWith('koz-verify-'));

describe('What is put aside', () => {
  it('comes back with all of its key in one part, in the order in which it came', () => {
    const entry = fc.tuple(fc.string({ maxLength: 40 }), fc.uint8Array({ maxLength: 300 }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 200 }), (entries) => {
        const spill = new Spill();
        const expected = new Map<string, number[]>();
        for (const [index, [key, bytes]] of entries.entries()) {
          const record = Buffer.concat([Buffer.from([index]), bytes]);
          spill.add(Buffer.from(key), record);
          expected.set(key, [...(expected.get(key) ?? []), index]);
        }
        const parts = [...spill.eachPart()].map((part) => part.map((record) => record[0]));
        for (const indices of expected.values()) {
          const part = parts.find((each) => each.includes(indices[0]));
          expect(part?.filter((index) => indices.includes(index ?? -1))).toEqual(indices);
        }
        expect(parts.flat()).toHaveLength(entries.length);
        spill.close();
      }),
    );
  });

  it('goes to files where it is much, and leaves none behind', () => {
    const before = ownDirectories();
    const spill = new Spill();
    const records = 40_000;
    for (let n = 0; n < records; n += 1) {
      const record = Buffer.alloc(n === 7 ? 70_000 : 400);
      record.writeUInt32BE(n);
      spill.add(Buffer.from(`stream-${n % 50}`), record);
    }
    expect(ownDirectories().length).toBe(before.length + 1);
    let found = 0;
    for (const part of spill.eachPart()) {
      const last = new Map<number, number>();
      for (const record of part) {
        const n = record.readUInt32BE();
        expect(n).toBeGreaterThan(last.get(n % 50) ?? -1);
        last.set(n % 50, n);
        found += 1;
      }
    }
    expect(found).toBe(records);
    spill.close();
    expect(ownDirectories()).toEqual(before);
  });
});
