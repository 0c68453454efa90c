import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { FenceEntry } from './entry.js';
import { Fence, type FenceOptions } from './fence.js';
import { makeFenceDirectory, segmentsOf, type FenceDirectory } from './fence-directory.js';
import { antwerpen, epochEnded, mechelen, shredding } from './fence.fixtures.js';
import { recordHeadBytes, segmentHeadBytes } from './format.js';
import { readEntries, readRecords, type TornTail } from './read-fence.js';

let root: string;
let directory: FenceDirectory;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'koz-fence-'));
  directory = await makeFenceDirectory(join(root, 'fence'));
});
afterEach(() => rm(root, { recursive: true }));

/** A fence as another process has it. */
const fence = (options?: FenceOptions): Fence => new Fence(directory, options);
const some = (count: number): FenceEntry[] => Array.from({ length: count }, () => shredding());
async function readBack(controller = antwerpen, after = 0) {
  const entries: FenceEntry[] = [];
  const numbers: number[] = [];
  const torn: TornTail[] = [];
  const options = { after, onTorn: (tail: TornTail) => void torn.push(tail) };
  for await (const { entry, sequence } of readEntries(directory, controller, options)) {
    entries.push(entry);
    numbers.push(sequence);
  }
  return { entries, numbers, torn };
}
/** The same bytes as objects, whatever kind of array holds them. */
const expectSame = (read: readonly FenceEntry[], written: readonly FenceEntry[]): void =>
  expect(sortedJson(read)).toEqual(sortedJson(written));
const sortedJson = (entries: readonly FenceEntry[]): unknown =>
  JSON.parse(
    JSON.stringify(entries, (_name, value: unknown) => {
      const bytes = value as { type?: string; data?: number[] };
      return bytes?.type === 'Buffer' ? Buffer.from(bytes.data ?? []).toString('hex') : value;
    }),
  );
const fileOf = async (at = 0): Promise<string> => (await segmentsOf(directory, antwerpen))[at]!.path;

describe('entries of the fence', () => {
  it('are read back byte for byte, in order, by whoever opens the directory', async () => {
    const written = [...some(3), epochEnded(4), ...some(2)];
    const one = await fence().append(antwerpen, () => written.slice(0, 4));
    expect(one.before.sequence).toBe(0);
    expect(one.after.sequence).toBe(4);
    const two = await fence().append(antwerpen, () => written.slice(4));
    expect(two.before).toMatchObject({ sequence: 4, hash: one.after.hash });
    const { entries, numbers, torn } = await readBack();
    expectSame(entries, written);
    expect([numbers, torn]).toEqual([[1, 2, 3, 4, 5, 6], []]);
    expect((await readBack(antwerpen, 4)).numbers).toEqual([5, 6]);
    expect((await readBack(mechelen)).numbers).toEqual([]);
  });

  it('tell who prepares them the certificate to chain to', async () => {
    const [first, second] = some(2);
    await fence().append(antwerpen, () => [first!]);
    const hash = createHash('sha256').update(first!.certificate).digest();
    const tips: Uint8Array[] = [];
    await fence().append(antwerpen, (tip) => {
      tips.push(tip.certificateHash);
      return [second!];
    });
    expect(Buffer.from(tips[0]!)).toEqual(hash);
    expect((await fence().tip(antwerpen)).sequence).toBe(2);
  });

  it('of several processes at once never share a number', async () => {
    const fences = Array.from({ length: 4 }, () => fence());
    const appended = await Promise.all(
      Array.from({ length: 24 }, (_, at) => fences[at % 4]!.append(antwerpen, () => some(1 + (at % 3)))),
    );
    const { numbers } = await readBack();
    expect(numbers).toEqual(Array.from({ length: 48 }, (_, at) => at + 1));
    const spans = appended.map(({ before, after }) => [before.sequence, after.sequence]);
    spans.sort(([one], [other]) => one! - other!);
    for (const [at, [before]] of spans.entries()) expect(before).toBe(at === 0 ? 0 : spans[at - 1]![1]);
  });

  it('are of the controller that they are appended for, and nothing is written when one is not', async () => {
    await fence().append(antwerpen, () => some(1));
    const strange = fence().append(antwerpen, () => [shredding(), shredding({ controller: mechelen })]);
    await expect(strange).rejects.toMatchObject({ name: 'FenceEntryError' });
    expect((await readBack()).numbers).toEqual([1]);
    await expect(fence().append('../x' as never, () => some(1))).rejects.toThrow(TypeError);
  });

  it('go on in a further file when one is long, and are read from the file that is wanted', async () => {
    const writer = fence({ segmentBytes: 10_000 });
    const written: FenceEntry[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const entries = some(2);
      written.push(...entries);
      await (turn % 2 ? writer : fence({ segmentBytes: 10_000 })).append(antwerpen, () => entries);
    }
    expect((await segmentsOf(directory, antwerpen)).length).toBeGreaterThan(3);
    expectSame((await readBack()).entries, written);
    for (const after of [1, 7, 8, 15, 23, 24])
      expectSame((await readBack(antwerpen, after)).entries, written.slice(after));
  });

  it('stand in files that only their owner may read', async () => {
    await fence().append(antwerpen, () => some(1));
    expect((await stat(await fileOf())).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory.path, antwerpen))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(directory.path, antwerpen))).toEqual(['000000000001.fence']);
  });
});

describe('the end of a file that a crash left torn', () => {
  it('is no damage wherever the last append stops, and the next writer cuts it off', async () => {
    await fence().append(antwerpen, () => some(2));
    const kept = (await stat(await fileOf())).size;
    await fence().append(antwerpen, () => some(1));
    const whole = await readFile(await fileOf());
    for (let length = kept; length < whole.length; length += 97) {
      await writeFile(await fileOf(), whole.subarray(0, length));
      const { numbers, torn } = await readBack();
      expect(numbers).toEqual([1, 2]);
      expect(torn.map(({ offset }) => offset)).toEqual(length === kept ? [] : [kept]);
    }
    const entries = some(1);
    await fence().append(antwerpen, () => entries);
    const after = await readBack();
    expect([after.numbers, after.torn]).toEqual([[1, 2, 3], []]);
    expectSame(after.entries.slice(2), entries);
  });

  it('may be room that was made for it and never filled', async () => {
    await fence().append(antwerpen, () => some(2));
    const whole = await readFile(await fileOf());
    await fence().append(antwerpen, () => some(1));
    const next = await readFile(await fileOf());
    const cases = [
      Buffer.concat([whole, Buffer.alloc(5000)]),
      Buffer.concat([
        next.subarray(0, whole.length + recordHeadBytes),
        Buffer.alloc(next.length - whole.length - recordHeadBytes),
      ]),
    ];
    for (const content of cases) {
      await writeFile(await fileOf(), content);
      const { numbers, torn } = await readBack();
      expect([numbers, torn.length]).toEqual([[1, 2], 1]);
    }
    await fence().append(antwerpen, () => some(1));
    expect((await readBack()).numbers).toEqual([1, 2, 3]);
  });

  it('may be that of a further file of which only the beginning stands', async () => {
    const small = { segmentBytes: 100 };
    const written = some(2);
    for (const entry of written) await fence(small).append(antwerpen, () => [entry]);
    await truncate(await fileOf(1), segmentHeadBytes);
    const tip = await fence(small).tip(antwerpen);
    expect(tip.sequence).toBe(1);
    expect(Buffer.from(tip.certificateHash)).toEqual(
      createHash('sha256').update(written[0]!.certificate).digest(),
    );
    await fence(small).append(antwerpen, () => some(1));
    expect((await readBack()).numbers).toEqual([1, 2]);
  });
});

describe('damage', () => {
  const expectDamage = async (sequence: number, file: string, ...kinds: string[]): Promise<void> => {
    const error: unknown = await readBack().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'FenceDamagedError', controller: antwerpen, file, sequence });
    expect(kinds).toContain((error as { damage: string }).damage);
    expect((error as Error).message).toContain(`${antwerpen}/${file} bij nummer ${sequence}`);
    await expect(fence().append(antwerpen, () => some(1))).rejects.toMatchObject({
      name: 'FenceDamagedError',
    });
  };

  it('of any single bit is found, and named by file and number', async () => {
    await fence().append(antwerpen, () => some(3));
    const path = await fileOf();
    const whole = await readFile(path);
    const ends: number[] = [];
    for await (const { end } of readRecords(directory, antwerpen)) ends.push(end);
    for (let at = 0; at < whole.length; at += 41) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1 << (at % 8);
      await writeFile(path, changed);
      const sequence = at < segmentHeadBytes ? 1 : ends.findIndex((end) => at < end) + 1;
      await expectDamage(sequence, '000000000001.fence', 'header', 'gap', 'record');
    }
    await writeFile(path, whole);
    expect((await readBack()).numbers).toEqual([1, 2, 3]);
  });

  it('of a length in the middle is not taken for a torn end', async () => {
    await fence().append(antwerpen, () => some(4));
    const path = await fileOf();
    const changed = await readFile(path);
    const ends: number[] = [];
    for await (const { end } of readRecords(directory, antwerpen)) ends.push(end);
    changed[ends[0]!]! ^= 0x01; // 16 MiB more
    await writeFile(path, changed);
    await expectDamage(2, '000000000001.fence', 'record');
  });

  it('is a file that is missing, renamed, shortened, or put in another’s place', async () => {
    for (let turn = 0; turn < 4; turn += 1) await fence({ segmentBytes: 1 }).append(antwerpen, () => some(1));
    const paths = (await segmentsOf(directory, antwerpen)).map(({ path }) => path);
    const copy = join(root, 'copy');
    const folder = join(directory.path, antwerpen);
    await cp(folder, copy, { recursive: true });
    const restore = async (): Promise<void> => {
      await rm(folder, { recursive: true });
      await cp(copy, folder, { recursive: true });
    };
    await rm(paths[1]!);
    await expectDamage(2, '000000000003.fence', 'gap');
    await restore();
    await rm(paths[0]!);
    await expectDamage(2, '000000000002.fence', 'gap');
    await restore();
    await rename(paths[3]!, join(folder, '000000000009.fence'));
    await expectDamage(9, '000000000009.fence', 'header');
    await restore();
    await truncate(paths[1]!, (await stat(paths[1]!)).size - 10);
    await expectDamage(2, '000000000002.fence', 'record');
    await restore();
    await cp(paths[1]!, paths[2]!);
    await expectDamage(3, '000000000003.fence', 'header');
    await restore();
    expect((await readBack()).numbers).toEqual([1, 2, 3, 4]);
  });

  it('is a file of another controller or another directory', async () => {
    await fence().append(mechelen, () => [shredding({ controller: mechelen })]);
    await cp(join(directory.path, mechelen), join(directory.path, antwerpen), { recursive: true });
    await expectDamage(1, '000000000001.fence', 'controller');
    await rm(join(directory.path, antwerpen), { recursive: true });
    const elsewhere = await makeFenceDirectory(join(root, 'elsewhere'));
    await new Fence(elsewhere).append(antwerpen, () => some(1));
    await cp(join(elsewhere.path, antwerpen), join(directory.path, antwerpen), { recursive: true });
    await expectDamage(1, '000000000001.fence', 'header');
  });

  it('done to a file behind the back of a writer stops it', async () => {
    const writer = fence();
    await writer.append(antwerpen, () => some(1));
    const before = (await stat(await fileOf())).size;
    await writer.append(antwerpen, () => some(2));
    await truncate(await fileOf(), before);
    await expect(writer.append(antwerpen, () => some(1))).rejects.toMatchObject({ damage: 'gap' });
    await rm(await fileOf());
    await expect(writer.append(antwerpen, () => some(1))).rejects.toMatchObject({ damage: 'gap' });
  });
});

describe('a long fence', () => {
  it('is written with one sync for many entries, and read with the memory of a few', async () => {
    const entries = 20_000;
    const batch = some(500);
    const writer = fence({ segmentBytes: 16 * 1024 * 1024 });
    let started = performance.now();
    for (let turn = 0; turn < entries / batch.length; turn += 1) await writer.append(antwerpen, () => batch);
    const written = entries / ((performance.now() - started) / 1000);
    let bytes = 0;
    for (const { path } of await segmentsOf(directory, antwerpen)) bytes += (await stat(path)).size;
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let count = 0;
    started = performance.now();
    for await (const { sequence } of readRecords(directory, antwerpen)) {
      count += 1;
      if (sequence !== count) throw new Error('the numbers are not dense');
      if (count % 100 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    const read = count / ((performance.now() - started) / 1000);
    process.stdout.write(
      `fenced ${Math.round(written)} entries a second in batches of 500, read and checked ${Math.round(read)} a second; ` +
        `${Math.round(bytes / 1e6)} MB, ${Math.round(most / 1e6)} MB in memory\n`,
    );
    expect(count).toBe(entries);
    expect(bytes).toBeGreaterThan(50_000_000);
    expect(most).toBeLessThan(32_000_000);
  });
});
