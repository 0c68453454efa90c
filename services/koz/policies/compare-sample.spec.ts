import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { disclosedFields, type DisclosedField } from '@koz/events';
import { PostgresLocations } from '@koz/locations';
import { silentLogger } from '@koz/platform';
import { controllerId } from '@koz/privacy-types';
import { applicationHistories } from '@koz/projections/application-histories';
import { loadSampleRegion } from '../sample/sample-region.js';
import { takeDecisions } from '../sample/take-decisions.js';
import { testWorld, type TestWorld } from '../testing/test-world.js';
import { caughtUp } from './caught-up.js';
import { compareAll, type ComparisonReport } from './compare-all.js';
import { alignedText, missedTable, markdownOf, shownTable } from './comparison-table.js';
import { dutchWords, englishWords } from './table-words.js';
import { recount, type Shown } from './testing/recount.js';

const folder = join(__dirname, '../../../sample/region');

/** The committed figures; `koz policies compare --json --until …` gives them again. */
const golden = JSON.parse(readFileSync(join(folder, 'comparison.golden.json'), 'utf8')) as {
  readonly region: Readonly<Record<string, ComparisonReport>>;
  readonly antwerpen: Readonly<Record<string, ComparisonReport>>;
};
const [firstYear, secondYear] = ['2027-11-23', '2028-07-31'] as const;

const open = ['created', 'noPlace', 'accepted'];

/** The methods' tables for some fields, written here once more. */
const shownByHand: readonly (readonly [method: string, field: DisclosedField, Shown])[] = [
  [
    'method-1',
    'parent.email',
    ({ status, place, day, from2y6m }) =>
      status === 'approved' && (place === 'here' || place === 'none') && day < from2y6m ? 'V' : undefined,
  ],
  [
    'method-2',
    'address',
    ({ status, place, day, from2y6m, sixMonthsAfterStart }) => {
      if (place === 'elsewhere' || day >= from2y6m) return undefined;
      if (open.includes(status)) return place === 'confirmedHere' ? undefined : 'V';
      return status === 'approved' && day < sixMonthsAfterStart ? 'V' : undefined;
    },
  ],
  [
    'maxim',
    'child.birthDate',
    ({ status, day, from2y6m }) => {
      if (day < from2y6m) return [...open, 'approved'].includes(status) ? 'V' : undefined;
      return status === 'approved' ? 'MY' : undefined;
    },
  ],
];

jest.setTimeout(240_000);

describe('the methods compared over two years of the sample', () => {
  let world: TestWorld;

  beforeAll(async () => {
    world = await testWorld();
    await loadSampleRegion(world.deps, folder);
    await takeDecisions(world.deps, folder);
  });
  afterAll(() => world.close());

  const compared = (until: string, controller?: string) => {
    const { db, log, sealer, deps } = world;
    const query = db.pool('koz_query');
    const locations = new PostgresLocations(query);
    return caughtUp(
      { store: log, pool: db.pool('koz_projector'), sealer, logger: silentLogger },
      applicationHistories,
      () =>
        compareAll(
          { pool: query, events: deps.store, vault: deps.vault, locations },
          { until, controller: controller === undefined ? undefined : controllerId(controller) },
        ),
    );
  };

  it('give the committed figures, to the digit, and write nothing', async () => {
    const before = await world.log.lastPosition();
    for (const until of [firstYear, secondYear]) expect(await compared(until)).toEqual(golden.region[until]);
    expect(await compared(firstYear, 'antwerpen')).toEqual(golden.antwerpen[firstYear]);
    expect(await world.log.lastPosition()).toBe(before);
    const { rows } = await world.db.adminPool().query('SELECT count(*)::int AS count FROM ledger.disclosure');
    expect(rows).toEqual([{ count: 0 }]);
  });

  it.each(shownByHand)(
    'count for %s and %s what the files of the sample count by hand',
    (method, field, shown) => {
      for (const until of [firstYear, secondYear]) {
        const figures = golden.region[until]!.methods.find((each) => each.method === method)!;
        expect(figures.fields[field]).toEqual(recount(shown, until));
      }
    },
  );

  it('add up: the region is its controllers, and a total its fields', async () => {
    const parts = await Promise.all(
      ['antwerpen', 'mechelen', 'turnhout'].map((controller) => compared(secondYear, controller)),
    );
    const whole = golden.region[secondYear]!;
    const sum = (of: (report: ComparisonReport) => number | null) =>
      parts.reduce((total, part) => total + (of(part) ?? 0), 0);
    for (const of of [
      ({ plans }: ComparisonReport) => plans,
      ({ applications }: ComparisonReport) => applications,
      ({ planDays }: ComparisonReport) => planDays,
      ({ decisions }: ComparisonReport) => decisions,
      ...[0, 1, 2, 3].flatMap((method) =>
        disclosedFields.map(
          (field) => (report: ComparisonReport) => report.methods[method]!.fields[field].familyDays.V,
        ),
      ),
    ])
      expect(sum(of)).toBe(of(whole));
    for (const { total, fields } of whole.methods)
      expect(total.familyDays.V).toBe(
        disclosedFields.reduce((days, field) => days + fields[field].familyDays.V, 0),
      );
  });

  it('leave out, and name, a controller with too few plans', async () => {
    const early = await compared('2026-11-22');
    expect(early).toMatchObject({
      controllers: [],
      leftOut: ['antwerpen', 'mechelen', 'turnhout'],
      tooFew: true,
      plans: null,
      methods: [],
    });
  });

  it('are told in tables, each figure in its column', () => {
    const report = golden.region[secondYear]!;
    const [titles, ...rows] = shownTable(report, englishWords);
    expect(titles).toEqual([englishWords.days, 'method-1', 'method-2', 'maxim', 'maxim-strict', 'actual']);
    expect(rows).toHaveLength(disclosedFields.length + 6);
    const { V } = report.methods[1]!.fields.address.familyDays;
    expect(rows.find(([title]) => title === '`address`')![2]).toBe(V.toLocaleString('en'));
    const markdown = markdownOf(missedTable(report, englishWords));
    expect(markdown.split('\n')[1]).toBe('| --- | ---: | ---: | ---: | ---: | ---: |');
    expect(markdown).toContain('| **all fields and decisions** |');
    const atNoPlace = report.methods[0]!.decisions.find(({ status }) => status === 'noPlace')!;
    const fields = disclosedFields.reduce((sum, field) => sum + atNoPlace.hidden[field], 0);
    expect(markdown).toContain(
      `| fields, over ${atNoPlace.taken} × accepted at noPlace | ${fields.toLocaleString('en')} |`,
    );
    const lines = alignedText(shownTable(report, dutchWords)).split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines.some((line) => line.startsWith('rijksregisternummer'))).toBe(true);
  });
});
