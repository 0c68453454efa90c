import fc from 'fast-check';
import { concat, toHex, type Bytes } from './bytes.js';
import {
  flip,
  hexBytes,
  leafIn,
  leafOfTree,
  leavesOf,
  pathIn,
  proofIn,
  treeInTree,
} from './proofs.fixtures.js';
import { growTree, hashOf, rootOf, type ToldLeaves } from './told-leaves.js';
import { emptyRoot, leafHash, pathOf, verifyConsistency, verifyInclusion } from './tree-proofs.js';

// The vectors of the reference implementation of Certificate Transparency (RFC 6962).
const data = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const path5of8 = [
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
];
const proof6in8 = [
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
];

describe('The tree, by the vectors of RFC 6962', () => {
  const grown = async (count: number): Promise<ToldLeaves> =>
    growTree(0, concat(...(await Promise.all(data.slice(0, count).map((leaf) => leafHash(hexBytes(leaf)))))));

  it.each(roots.map((root, size) => ({ size, root })))(
    'of $size leaves has root $root',
    async ({ size, root }) => {
      expect(toHex(await rootOf(await grown(size)))).toBe(root);
    },
  );

  it('has the root of nothing', async () => {
    expect(toHex(await emptyRoot())).toBe(roots[0]);
  });

  it('proves a leaf and an earlier tree', async () => {
    const root = hexBytes(roots[8]!);
    const claim = { leafHash: await leafHash(hexBytes(data[5]!)), index: 5, size: 8, root };
    expect(await verifyInclusion(claim, path5of8.map(hexBytes))).toBe(true);
    expect((await pathIn(await grown(8), 5, 8)).map(toHex)).toEqual(path5of8);
    const heads = [
      { size: 6, root: hexBytes(roots[6]!) },
      { size: 8, root },
    ] as const;
    expect(await verifyConsistency(...heads, proof6in8.map(hexBytes))).toBe(true);
    expect((await proofIn(await grown(8), 6, 8)).map(toHex)).toEqual(proof6in8);
  });
});

describe('Proofs', () => {
  const most = 70;
  let leaves: Bytes;
  let told: ToldLeaves;
  let rootsOf: Bytes[];

  beforeAll(async () => {
    leaves = await leavesOf(most);
    told = await growTree(0, leaves);
    rootsOf = await Promise.all(
      Array.from({ length: most + 1 }, (_, end) =>
        end === 0 ? emptyRoot() : hashOf(told, { begin: 0, end }),
      ),
    );
  });

  const claim = (index: number, size: number) => ({
    ...{ leafHash: leafIn(leaves, index), index, size },
    root: rootsOf[size]!,
  });
  const head = (size: number) => ({ size, root: rootsOf[size]! });
  const bits = fc.nat(255);

  it('of every leaf of every tree verify', async () => {
    for (let size = 1; size <= most; size += 1)
      for (let index = 0; index < size; index += 1)
        if (!(await verifyInclusion(claim(index, size), await pathIn(told, index, size))))
          throw new Error(`leaf ${index} of ${size}`);
  });

  it('of every tree in every later one verify', async () => {
    for (let to = 1; to <= most; to += 1)
      for (let from = 1; from <= to; from += 1)
        if (!(await verifyConsistency(head(from), head(to), await proofIn(told, from, to))))
          throw new Error(`${from} in ${to}`);
  });

  it('of inclusion are refused when any bit of proof, leaf or root is flipped, and for another place', async () => {
    await fc.assert(
      fc.asyncProperty(
        leafOfTree(most),
        fc.nat(10),
        bits,
        fc.nat(most),
        async ({ index, size }, at, bit, other) => {
          const proof = await pathIn(told, index, size);
          const whole = claim(index, size);
          const refused = async (changed: typeof whole, by: readonly Bytes[]) =>
            expect(await verifyInclusion(changed, by)).toBe(false);
          await refused({ ...whole, leafHash: flip(whole.leafHash, bit) }, proof);
          await refused({ ...whole, root: flip(whole.root, bit) }, proof);
          await refused(whole, [...proof, whole.root]);
          if (other !== index) await refused({ ...whole, index: other }, proof);
          if (proof.length === 0) return;
          const place = at % proof.length;
          await refused(whole, proof.with(place, flip(proof[place]!, bit)));
          await refused(whole, proof.toSpliced(place, 1));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of consistency are refused when any bit is flipped, and for other trees', async () => {
    await fc.assert(
      fc.asyncProperty(treeInTree(most), fc.nat(10), bits, async ({ from, to }, at, bit) => {
        const proof = await proofIn(told, from, to);
        const [first, second] = [head(from), head(to)];
        const refused = async (...given: Parameters<typeof verifyConsistency>) =>
          expect(await verifyConsistency(...given)).toBe(false);
        await refused({ ...first, root: flip(first.root, bit) }, second, proof);
        await refused(first, { ...second, root: flip(second.root, bit) }, proof);
        await refused(first, second, [...proof, first.root]);
        if (from < to) await refused(second, first, proof);
        if (proof.length === 0) return;
        const place = at % proof.length;
        await refused(first, second, proof.with(place, flip(proof[place]!, bit)));
        await refused(first, second, proof.toSpliced(place, 1));
      }),
      { numRuns: 300 },
    );
  });

  it('are of hashes of 32 bytes, of numbers that count, and of a first tree that is not empty', async () => {
    const proof = await pathIn(told, 3, 7);
    for (const index of [-1, 3.5, Number.NaN, 7])
      expect(await verifyInclusion({ ...claim(3, 7), index }, proof)).toBe(false);
    expect(await verifyInclusion(claim(3, 7), proof.with(0, proof[0]!.slice(0, 31)))).toBe(false);
    expect(await verifyConsistency({ size: 0, root: rootsOf[0]! }, head(4), [])).toBe(false);
  });

  it('have as many hashes as the tree is high, also beyond 2^32 leaves', () => {
    expect(pathOf(2 ** 39 + 5, 2 ** 40 + 2 ** 33 + 7)).toHaveLength(41);
  });
});
