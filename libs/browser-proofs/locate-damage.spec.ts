import fc from 'fast-check';
import type { Bytes } from './bytes.js';
import { verifyPart, type Prove } from './locate-damage.js';
import { flip, leafIn, leavesOf, pathIn } from './proofs.fixtures.js';
import { growTree, hashOf, rootOf, type ToldLeaves } from './told-leaves.js';

const most = 150;

describe('A log held against its signed root', () => {
  let leaves: Bytes;
  let signed: ToldLeaves;

  beforeAll(async () => {
    leaves = await leavesOf(most);
    signed = await growTree(0, leaves);
  });

  const headOf = async (size: number) => ({ size, root: await hashOf(signed, { begin: 0, end: size }) });
  const proving =
    (size: number, asked: number[] = []): Prove =>
    async (position) => {
      asked.push(position);
      return { leafHash: leafIn(leaves, position), proof: await pathIn(signed, position, size) };
    };
  /** The leaves of a part, with some of them changed. */
  const toldWith = (begin: number, end: number, changed: readonly number[]): Promise<ToldLeaves> => {
    const copy = leaves.slice(begin * 32, end * 32);
    for (const position of changed)
      copy.set(flip(leafIn(leaves, position), position % 256), (position - begin) * 32);
    return growTree(begin, copy);
  };

  it('is intact when every leaf is the one that was signed, without a single proof', async () => {
    const asked: number[] = [];
    expect(await verifyPart(await toldWith(0, most, []), await headOf(most), proving(most, asked))).toEqual({
      ...{ isIntact: true, damaged: [], isComplete: true },
    });
    expect(asked).toEqual([]);
  });

  it('names each position that was changed, whatever part is looked at, and no other', async () => {
    const part = fc.tuple(
      fc.integer({ min: 1, max: most }),
      fc.nat(),
      fc.nat(),
      fc.array(fc.nat(), { maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(part, async ([size, one, other, seeds]) => {
        const [begin, last] = [one % size, other % size].sort((a, b) => a - b) as [number, number];
        const changed = [...new Set(seeds.map((seed) => begin + (seed % (last + 1 - begin))))].sort(
          (a, b) => a - b,
        );
        const told = await toldWith(begin, last + 1, changed);
        const found = await verifyPart(told, await headOf(size), proving(size));
        expect(found.damaged.map(({ position }) => position)).toEqual(changed);
        expect(found.isIntact).toBe(changed.length === 0);
        for (const { position, expected, found: told } of found.damaged)
          expect([expected, told]).toEqual([
            leafIn(leaves, position),
            flip(leafIn(leaves, position), position % 256),
          ]);
      }),
      { numRuns: 150 },
    );
  });

  it('takes no more proofs than the tree is high to find one', async () => {
    for (let position = 0; position < most; position += 7) {
      const asked: number[] = [];
      await verifyPart(await toldWith(0, most, [position]), await headOf(most), proving(most, asked));
      expect(asked.length).toBeLessThanOrEqual(8);
    }
  });

  it('stops after so many, and says that there may be more', async () => {
    const told = await toldWith(0, most, [3, 4, 90, 91]);
    const found = await verifyPart(told, await headOf(most), proving(most), { most: 2 });
    expect(found).toMatchObject({ isIntact: false, isComplete: false });
    expect(found.damaged.map(({ position }) => position)).toEqual([3, 4]);
  });

  it('believes no proof that does not lead to the signed root', async () => {
    const told = await toldWith(0, most, [80]);
    const lying: Prove = async (position) => {
      const { leafHash, proof } = await proving(most)(position);
      return { leafHash, proof: proof.with(0, flip(proof[0]!, 1)) };
    };
    await expect(verifyPart(told, await headOf(most), lying)).rejects.toMatchObject({ fault: 'proof' });
    await expect(verifyPart(await toldWith(5, 9, []), await headOf(most), lying)).rejects.toMatchObject({
      fault: 'proof',
    });
  });

  it('tells how far it is, and can be broken off', async () => {
    const steps: number[] = [];
    const grown = await growTree(0, leaves, { onProgress: (done, of) => steps.push(done / of) });
    expect(steps.at(-1)).toBeGreaterThan(0.9);
    expect(await rootOf(grown)).toEqual((await headOf(most)).root);
    await expect(growTree(0, leaves, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
