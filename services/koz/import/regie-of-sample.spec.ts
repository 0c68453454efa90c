import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outsideTransaction, silentLogger } from '@koz/platform';
import { controllerId, instant } from '@koz/privacy-types';
import { countPlans, requestSnapshot, type Figures, type Publication } from '@koz/regie-summary';
import { regieRound, startRegieSnapshots, type RegieSnapshotDeps } from '@koz/services/process-manager';
import { startProjector } from '@koz/services/projector';
import { eventually } from '@koz/testing';
import { loadSampleRegion } from '../sample/sample-region.js';
import { importFile } from './import-file.js';
import { testWorld, type TestWorld } from '../testing/test-world.js';

/*
 * The sample counted twice: by the product, before anything is suppressed, and here from the files with nothing but
 * split. No code is shared, and the words of the file are translated by this table alone.
 */

const folder = join(__dirname, '../../../sample/region');
const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/);
const expected = JSON.parse(read('expected.json').join('\n')) as {
  readonly plans: number;
  readonly applications: number;
  readonly day: string;
  readonly faultyRows: readonly { readonly line: number }[];
};

const words: Readonly<Record<string, string>> = {
  ...{ ma: 'mon', di: 'tue', wo: 'wed', do: 'thu', vr: 'fri', za: 'sat', zo: 'sun' },
  ...{ volledig: 'full', voormiddag: 'morning', namiddag: 'afternoon' },
  ...{ broer_of_zus: 'siblingInLocation', alleenstaande_ouder: 'singleParent', laag_inkomen: 'lowIncome' },
  ...{ pleegkind: 'fosterChild', werk_of_opleiding: 'workOrTraining' },
  sociale_of_pedagogische_nood: 'socialOrPedagogicalNeed',
};
const municipalityOf = (postcode: string): string => {
  const small = { '2300': 'Turnhout', '2360': 'Oud-Turnhout', '2340': 'Beerse', '2350': 'Vosselaar' };
  if (postcode in small) return small[postcode as keyof typeof small];
  return postcode.startsWith('28') ? 'Mechelen' : 'Antwerpen';
};

function table(name: string): Record<string, string>[] {
  const [header = '', ...lines] = read(name);
  const columns = header.split(';');
  return lines.map((line) =>
    Object.fromEntries(line.split(';').map((cell, index) => [columns[index] ?? 'more', cell])),
  );
}

const locationRows = table('locations.csv');
const regionPostcodes = new Set([
  ...['2000', '2018', '2020', '2030', '2040', '2050', '2060', '2100', '2140', '2150', '2170', '2180', '2600'],
  ...['2610', '2660', '2800', '2801', '2811', '2812', '2300', '2360', '2340', '2350'],
]);
const faulty = new Set(expected.faultyRows.map(({ line }) => line));
const goodRows = table('applications.csv').filter((_, index) => !faulty.has(index + 2));

const ageBand = (birth: string): string => {
  const [, month = 0, year = 0] = birth.split('/').map(Number);
  const [thisYear = 0, thisMonth = 0] = expected.day.split('-').map(Number);
  const months = (thisYear - year) * 12 + thisMonth - month;
  if (months < 0) return 'expected';
  const start = Math.floor(months / 6) * 6;
  return start >= 30 ? 'months30plus' : `months${start}to${start + 5}`;
};

const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

function byHand(controller: string) {
  const plans = goodRows.filter((row) => row['verwerkingsverantwoordelijke'] === controller);
  const list = (row: Record<string, string>, column: string) =>
    (row[column] ?? '').split('|').filter(Boolean);
  const locations = plans.flatMap((row) => list(row, 'locaties'));
  const placeOf = new Map(locationRows.map((row) => [row['locatie'], row['postcode'] ?? '']));
  return {
    plans: plans.length,
    applications: locations.length,
    startMonth: tally(
      plans.map((row) => (row['startdatum'] ?? '').split('/').reverse().join('-').slice(0, 7)),
    ),
    childAge: tally(plans.map((row) => ageBand(row['geboortedatum_kind'] ?? ''))),
    homePostcode: tally(
      plans.map(({ postcode = '' }) => (regionPostcodes.has(postcode) ? postcode : 'outsideRegion')),
    ),
    careParts: tally(
      plans.flatMap((row) =>
        list(row, 'opvangdelen').map((part) =>
          part
            .split(':')
            .map((w) => words[w])
            .join(':'),
        ),
      ),
    ),
    priorityRules: tally(
      plans.flatMap((row) => {
        const rules = list(row, 'voorrangsregels').map((word) => words[word] ?? word);
        return rules.length === 0 ? ['none'] : rules;
      }),
    ),
    municipality: tally(locations.map((id) => municipalityOf(placeOf.get(id) ?? ''))),
  };
}

const counted = ({ margins }: Figures, name: string): Record<string, number> =>
  Object.fromEntries(
    (margins.find((margin) => margin.name === name)?.cells ?? [])
      .filter(({ count }) => count > 0)
      .map(({ key, count }) => [key, count]),
  );

describe('the figures of the sample', () => {
  let world: TestWorld;
  let projector: Awaited<ReturnType<typeof startProjector>>;

  beforeAll(async () => {
    world = await testWorld();
    await loadSampleRegion(world.deps, folder);
    const deps = { store: world.log, pool: world.db.pool('koz_projector'), logger: silentLogger };
    projector = await startProjector({ ...deps, sealer: world.sealer });
    await eventually(async () => (await figures('turnhout')).plans > 0);
    await eventually(async () => {
      const all = await Promise.all(['antwerpen', 'mechelen', 'turnhout'].map(figures));
      return all.reduce((sum, { applications }) => sum + applications, 0) === expected.applications;
    }, 60_000);
  }, 120_000);
  afterAll(async () => {
    await projector.stop();
    await world.close();
  });

  const figures = async (controller: string): Promise<Figures> => {
    const { vault, locations, clock } = world.deps;
    const deps = { queryPool: world.db.pool('koz_query'), vault, locations: locations as never, clock };
    return (await countPlans(deps, controllerId(controller))).figures;
  };

  it('have every plan and application, before anything is suppressed', async () => {
    const all = await Promise.all(['antwerpen', 'mechelen', 'turnhout'].map(figures));
    const sum = (read: (one: Figures) => number) => all.reduce((total, one) => total + read(one), 0);
    expect({ plans: sum((one) => one.plans), applications: sum((one) => one.applications) }).toEqual({
      plans: expected.plans,
      applications: expected.applications,
    });
  });

  it.each(['antwerpen', 'mechelen', 'turnhout'])('agree with a count by hand for %s', async (controller) => {
    const product = await figures(controller);
    const { plans, applications, ...margins } = byHand(controller);
    expect({ plans: product.plans, applications: product.applications }).toEqual({ plans, applications });
    for (const [name, counts] of Object.entries(margins))
      expect({ name, ...counted(product, name) }).toEqual({ name, ...counts });
    expect(counted(product, 'status')).toEqual({ created: applications });
    expect(product.overdue).toBe(0);
  });

  interface Round {
    readonly controller: string;
    readonly day: string;
    readonly publication: Publication | null;
  }
  const rounds = async (): Promise<Round[]> => {
    const { rows } = await world.db
      .adminPool()
      .query<Round>('SELECT controller, day, publication FROM regie.snapshot ORDER BY snapshot');
    return rows;
  };
  const roundDeps = (other: Partial<RegieSnapshotDeps> = {}): RegieSnapshotDeps => ({
    pool: world.db.pool('koz_process_manager'),
    queryPool: world.db.pool('koz_query'),
    store: world.log,
    vault: world.deps.vault,
    locations: world.deps.locations as unknown as RegieSnapshotDeps['locations'],
    clock: world.deps.clock,
    logger: silentLogger,
    everyMs: 5,
    ...other,
  });
  const controllers = ['antwerpen', 'mechelen', 'turnhout'];

  it('are made once a day, however many instances look, and by none twice', async () => {
    const instances = [startRegieSnapshots(roundDeps()), startRegieSnapshots(roundDeps())];
    await Promise.all(instances.map(({ firstRound }) => firstRound));
    await eventually(async () => (await rounds()).length === 3);
    world.deps.clock.set(instant('2026-11-24T00:30:00+01:00'));
    await eventually(async () => (await rounds()).length === 6);
    await Promise.all(instances.map((each) => each.stop()));
    expect(await Promise.all([regieRound(roundDeps()), regieRound(roundDeps())])).toEqual([
      'nothingDue',
      'nothingDue',
    ]);
    const made = await rounds();
    for (const day of ['2026-11-23', '2026-11-24'])
      expect(
        made
          .filter((each) => each.day === day)
          .map(({ controller }) => controller)
          .sort(),
      ).toEqual(controllers);
    // Nothing changed since the day before: its figures stand.
    expect(made.map(({ publication }) => publication !== null)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('show the totals and most of each dimension', async () => {
    for (const { controller, publication } of (await rounds()).slice(0, 3)) {
      const exact = await figures(controller);
      const nearest = (count: number) => Math.round(count / 5) * 5;
      expect(publication!.plans).toBe(nearest(exact.plans));
      expect(publication!.applications).toBe(nearest(exact.applications));
      for (const margin of publication!.margins) {
        const large = exact.margins
          .find(({ name }) => name === margin.name)!
          .cells.filter(({ count }) => count >= 5);
        const shown = margin.cells.filter(({ value }) => value !== null);
        expect({ controller, name: margin.name, hidden: large.length - shown.length <= 1 }).toEqual({
          controller,
          name: margin.name,
          hidden: true,
        });
        for (const { key, value } of shown)
          expect(value).toBe(nearest(large.find((cell) => cell.key === key)!.count));
      }
    }
  });

  it('wait for the facts to tell of the whole log', async () => {
    world.deps.clock.set(instant('2026-11-25T09:00:00+01:00'));
    const before = await rounds();
    const last = await world.log.lastPosition();
    const ahead = { lastPosition: async () => last + 1 };
    expect(await regieRound(roundDeps({ store: ahead }))).toBe('behind');
    expect(await rounds()).toEqual(before);
    expect(await regieRound(roundDeps())).toBe('done');
  });

  it('are made again the same day when an import asked for it, also when nobody could make them then', async () => {
    const [header, ...lines] = readFileSync(join(folder, 'applications.csv'), 'utf8').trim().split(/\r?\n/);
    const more = lines
      .filter((line, index) => line.includes(';antwerpen;') && !faulty.has(index + 2))
      .slice(0, 8)
      .map((line) => line.replace('KOZ-', 'NEW-'));
    const file = join(world.keysDir, 'more.csv');
    await writeFile(file, [header, ...more].join('\n'));
    const before = await rounds();
    expect(await importFile(world.deps, file)).toMatchObject({ filed: 8 });
    expect(await regieRound(roundDeps())).toBe('nothingDue');
    const position = await world.log.lastPosition();
    await requestSnapshot(outsideTransaction(world.db.pool('koz_command')), position);
    await eventually(async () => (await regieRound(roundDeps())) === 'done');
    const made = (await rounds()).slice(before.length);
    expect(made.map(({ controller }) => controller).sort()).toEqual(controllers);
    const antwerpen = made.find(({ controller }) => controller === 'antwerpen');
    expect(antwerpen?.publication?.plans).toBe(Math.round((await figures('antwerpen')).plans / 5) * 5);
    expect(await regieRound(roundDeps())).toBe('nothingDue');
  });
});
