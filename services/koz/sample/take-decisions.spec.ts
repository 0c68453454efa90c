import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayInBelgium } from '@koz/domain';
import { instant } from '@koz/privacy-types';
import { testWorld, type TestWorld } from '../testing/test-world.js';
import { loadSampleRegion } from './sample-region.js';
import { takeDecisions } from './take-decisions.js';

const folder = join(__dirname, '../../../sample/region');

/** What the generator says must come of decisions.csv; it knows no code of the system. */
const expected = (
  JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
    readonly decisions: {
      readonly lastDay: number;
      readonly taken: Readonly<Record<string, number>>;
      readonly refused: Readonly<Record<string, number>>;
    };
  }
).decisions;

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);
const rows = sum(expected.taken) + sum(expected.refused);

const countCodes = (refused: readonly { readonly code: string }[]) =>
  Object.fromEntries(
    [...new Set(refused.map(({ code }) => code))]
      .sort()
      .map((code) => [code, refused.filter((each) => each.code === code).length]),
  );

/** 23 November 2026 and a number of days, in Belgium. */
const dayAfter = (days: number) =>
  dayInBelgium(instant(Date.parse('2026-11-23T12:00:00Z') + days * 86_400_000));

jest.setTimeout(240_000);

describe('the decisions of the sample', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await testWorld();
    await loadSampleRegion(world.deps, folder);
  });
  afterEach(() => world.close());

  it('are taken, or refused, as the generator says, with the clock on the day of each', async () => {
    const first = await world.log.lastPosition();
    const days: (readonly [day: string, clock: string])[] = [];
    const report = await takeDecisions(world.deps, folder, {
      beforeDay: async (day) => void days.push([day, dayInBelgium(world.deps.clock.now())]),
    });
    expect(report).toMatchObject({ rows, known: 0, later: 0, faultyRows: [] });
    expect(days.at(-1)?.[0]).toBe(report.day);
    expect(
      days.every(([day, clock], at) => clock === (at === 0 ? dayAfter(0) : days[at - 1]![0]) && clock < day),
    ).toBe(true);
    expect(report.taken).toEqual(expected.taken);
    expect(countCodes(report.refused)).toEqual(expected.refused);
    expect(report.day).toBe(dayAfter(expected.lastDay));

    const decided = (await world.log.readAll(first, 10_000)).map(
      (event) => world.sealer.decode(event).metadata.at,
    );
    expect(decided.length).toBeGreaterThan(rows);
    expect(decided).toEqual([...decided].sort());
    expect(dayInBelgium(decided[0]!)).toBe('2026-11-26');
    expect(dayInBelgium(decided.at(-1)!)).toBe(dayAfter(expected.lastDay));
  });

  it('go on where a run ended or was cut off, and change nothing when they are all taken', async () => {
    const half = await takeDecisions(world.deps, folder, { until: '2027-06-30' });
    expect(half.day <= '2027-06-30').toBe(true);
    expect(half.later).toBeGreaterThan(100);

    const { store } = world.deps;
    let appends = 0;
    const failing: typeof store = {
      ...store,
      append: (request) => (++appends > 150 ? Promise.reject(new Error('cut off')) : store.append(request)),
    };
    await expect(takeDecisions({ ...world.deps, store: failing }, folder)).rejects.toThrow('cut off');

    const rest = await takeDecisions(world.deps, folder);
    expect(rest.later).toBe(0);
    expect(rest.known).toBeGreaterThan(rows - half.later);
    const before = await world.log.lastPosition();
    const again = await takeDecisions(world.deps, folder);
    expect(await world.log.lastPosition()).toBe(before);
    expect(again.taken).toEqual({});
    expect(again.known + again.refused.length).toBe(rows);
    expect(again.day).toBe(rest.day);
  });

  it('are reported by line and column where they are none, or on a plan that is not there', async () => {
    const other = await mkdtemp(join(tmpdir(), 'koz-decisions-'));
    const location = '936a3571-9679-431c-855f-e219a8686abf';
    await writeFile(
      join(other, 'decisions.csv'),
      [
        'referentie;verwerkingsverantwoordelijke;dag;stap;locatie;reden;verder_zoeken',
        'KOZ-76A1DED117;turnhout;morgen;opnemen;nergens;zomaar;misschien',
        `KOZ-76A1DED117;turnhout;3;bevestigen;${location};;ja`,
        `KOZ-76A1DED117;turnhout;3;vergeten;${location};;`,
        `KOZ-0000000000;turnhout;3;opnemen;${location};;`,
        `KOZ-76A1DED117;turnhout;4;opnemen;${location};;`,
        'KOZ-76A1DED117;turnhout;4;opnemen;02d2ba72-527c-40bd-8d9a-db18af8ad5fa;;',
      ].join('\n'),
    );
    const report = await takeDecisions(world.deps, other);
    await rm(other, { recursive: true });
    expect(report.taken).toEqual({ opnemen: 1 });
    expect(report.faultyRows.map(({ line, errors }) => [line, ...errors.map(({ field }) => field)])).toEqual([
      [2, 'dag', 'locatie', 'reden', 'verder_zoeken'],
      [3, 'locatie'],
      [4, 'stap'],
      [5, 'referentie'],
      [7, 'locatie'],
    ]);
  });
});
