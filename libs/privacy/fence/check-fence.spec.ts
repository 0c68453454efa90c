import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettableClock } from '@koz/platform';
import { bindFenceDirectory, fenceKnowledge, migrations, type FenceHead } from '@koz/privacy-keys';
import { instant, type ControllerId, type Uuid } from '@koz/privacy-types';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { checkFence, firstFenceDirectory, verifyFence, type FenceVerdict } from './check-fence.js';
import { Fence } from './fence.js';
import { segmentsOf, type FenceDirectory } from './fence-directory.js';
import { antwerpen, mechelen, newId, shredding } from './fence.fixtures.js';

let root: string;
let path: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'koz-gate-'));
  path = join(root, 'fence');
});
afterEach(() => rm(root, { recursive: true }));

const knowledge = (directoryId: Uuid | undefined, heads: readonly [ControllerId, FenceHead][] = []) => ({
  directoryId,
  heads: new Map(heads),
});
const refusal = (verdict: FenceVerdict): string | undefined =>
  verdict.verdict === 'refused' ? verdict.reason.reason : verdict.verdict;

/** A fence with entries, in files of three. */
async function fenced(count: number): Promise<{ directory: FenceDirectory; heads: FenceHead[] }> {
  const directory = await firstFenceDirectory(path);
  const heads: FenceHead[] = [];
  for (let at = 0; at < count; at += 1) {
    const { after } = await new Fence(directory, { segmentBytes: 9000 }).append(antwerpen, () => [
      shredding(),
    ]);
    heads.push(after);
  }
  return { directory, heads };
}

describe('the gate at the start', () => {
  it('is open on a first start, and when vault and fence end alike', async () => {
    expect(await checkFence(knowledge(undefined), path)).toEqual({ verdict: 'ok' });
    const { directory, heads } = await fenced(7);
    expect(await checkFence(knowledge(directory.id, [[antwerpen, heads.at(-1)!]]), path)).toEqual({
      verdict: 'ok',
    });
  });

  it('tells how far the fence is ahead: after a crash, or of an older copy of the database', async () => {
    const { directory, heads } = await fenced(7);
    expect(await checkFence(knowledge(directory.id, [[antwerpen, heads[3]!]]), path)).toEqual({
      verdict: 'ahead',
      entries: 3,
      byController: new Map([[antwerpen, { after: 4, entries: 3 }]]),
    });
    expect(await checkFence(knowledge(directory.id), path)).toMatchObject({ verdict: 'ahead', entries: 7 });
  });

  it('is closed without the directory, with another one, or with an older copy of it', async () => {
    const { directory, heads } = await fenced(7);
    const known = knowledge(directory.id, [[antwerpen, heads.at(-1)!]]);
    expect(refusal(await checkFence(known, join(root, 'nowhere')))).toBe('missing');
    expect(refusal(await checkFence(knowledge(newId(), [[antwerpen, heads[6]!]]), path))).toBe(
      'otherDirectory',
    );
    const segments = await segmentsOf(directory, antwerpen);
    await rm(segments.at(-1)!.path);
    const verdict = await checkFence(known, path);
    expect(refusal(verdict)).toBe('behind');
    expect(verdict.verdict === 'refused' && verdict.reason.message).toMatch(
      /^De afscherming van antwerpen gaat tot nummer \d, de databank tot 7: dit is een oudere kopie\./,
    );
    await rm(join(path, antwerpen), { recursive: true });
    expect(refusal(await checkFence(known, path))).toBe('behind');
  });

  it('is closed for a fence that was written otherwise from some point on', async () => {
    const { directory, heads } = await fenced(4);
    const copy = join(root, 'copy');
    await cp(path, copy, { recursive: true });
    const fork = new Fence({ path: copy, id: directory.id });
    await new Fence(directory).append(antwerpen, () => [shredding()]);
    const { after } = await fork.append(antwerpen, () => [shredding()]);
    expect(refusal(await checkFence(knowledge(directory.id, [[antwerpen, after]]), path))).toBe('differs');
    expect(refusal(await checkFence(knowledge(directory.id, [[antwerpen, after]]), copy))).toBe('ok');
    expect(refusal(await checkFence(knowledge(directory.id, [[antwerpen, heads[3]!]]), path))).toBe('ahead');
  });

  it('is closed for a damaged fence, and names the place', async () => {
    const { directory, heads } = await fenced(5);
    const [segment] = await segmentsOf(directory, antwerpen);
    const content = await readFile(segment!.path);
    content[content.length - 700]! ^= 4;
    await writeFile(segment!.path, content);
    const verdict = await checkFence(knowledge(directory.id, [[antwerpen, heads[0]!]]), path);
    expect(refusal(verdict)).toBe('damaged');
    expect(verdict.verdict === 'refused' && verdict.reason.message).toMatch(
      /antwerpen\/0+1\.fence bij nummer \d/,
    );
    await expect(verifyFence(directory)).rejects.toMatchObject({ name: 'FenceDamagedError' });
  });

  it('is closed for a database that knows of nothing beside a fence with entries', async () => {
    await fenced(1);
    expect(refusal(await checkFence(knowledge(undefined), path))).toBe('foreignEntries');
    await expect(firstFenceDirectory(path)).rejects.toMatchObject({ reason: 'foreignEntries' });
  });

  it('counts each controller for itself', async () => {
    const { directory, heads } = await fenced(2);
    await new Fence(directory).append(mechelen, () => [shredding({ controller: mechelen })]);
    expect(await checkFence(knowledge(directory.id, [[antwerpen, heads[1]!]]), path)).toMatchObject({
      byController: new Map([[mechelen, { after: 0, entries: 1 }]]),
    });
    expect(
      [...(await verifyFence(directory)).entries()].map(([name, { sequence }]) => [name, sequence]),
    ).toEqual([
      [antwerpen, 2],
      [mechelen, 1],
    ]);
  });
});

describe('the first start', () => {
  let db: TestDatabase;
  beforeAll(async () => (db = await testDatabase({ migrations })));
  afterAll(() => db.drop());

  it('binds database and directory to each other', async () => {
    const clock = new SettableClock(instant('2026-12-01T00:00:00Z'));
    const pool = db.pool('koz_vault');
    expect(refusal(await checkFence(await fenceKnowledge(pool), path))).toBe('ok');
    const { id } = await firstFenceDirectory(path);
    expect((await firstFenceDirectory(path)).id).toBe(id);
    await bindFenceDirectory(pool, id, clock);
    expect(refusal(await checkFence(await fenceKnowledge(pool), path))).toBe('ok');
    await rm(path, { recursive: true });
    expect(refusal(await checkFence(await fenceKnowledge(pool), path))).toBe('missing');
  });
});
