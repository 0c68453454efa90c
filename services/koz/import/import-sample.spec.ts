import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controllerId, type LocationId } from '@koz/privacy-types';
import { loadSampleRegion, type SampleReport } from '../sample/sample-region.js';
import { testWorld, type TestWorld } from '../testing/test-world.js';
import { importFile } from './import-file.js';

const folder = join(__dirname, '../../../sample/region');
const applications = join(folder, 'applications.csv');

/** What the generator says must come of the sample. */
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
  readonly plans: number;
  readonly applications: number;
  readonly faultyRows: readonly { readonly line: number; readonly field: string; readonly rule: string }[];
  readonly locations: readonly { readonly locationId: LocationId; readonly references: readonly string[] }[];
};

const faultsOf = ({ faultyRows }: Pick<SampleReport['applications'], 'faultyRows'>) =>
  faultyRows.flatMap(({ line, errors }) => errors.map(({ field, rule }) => ({ line, field, rule })));

/** The plans at each location, by reading the log's planning tier: nothing of the import's own code. */
async function plansByLocation({ log, sealer }: TestWorld): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (let after = -1; ;) {
    const page = await log.readAll(after, 500);
    if (page.length === 0) return found;
    after = page.at(-1)!.position;
    const opened = await sealer.openEvents(
      page.map((event) => sealer.decode(event)),
      { tiers: ['planning'] },
    );
    for (const event of opened) {
      if (event.type !== 'ApplicationCreated') continue;
      const { carePlanId, locationId } = event.data as unknown as {
        carePlanId: string;
        locationId: { value: string };
      };
      found.set(locationId.value, [...(found.get(locationId.value) ?? []), carePlanId]);
    }
  }
}

/** The references expected at each location, as plans, by way of the vault's HMAC rows. */
async function expectedPlans({ deps }: TestWorld): Promise<Map<string, string[]>> {
  const planOf = new Map<string, string>();
  for (const reference of new Set(expected.locations.flatMap(({ references }) => references)))
    for (const controller of ['antwerpen', 'mechelen', 'turnhout'])
      for (const plan of await deps.lookups.find(controllerId(controller), 'importReference', reference))
        planOf.set(reference, plan);
  return new Map(
    expected.locations.map(({ locationId, references }) => [
      locationId,
      references.map((reference) => planOf.get(reference) ?? 'nowhere'),
    ]),
  );
}

const sorted = (plans: ReadonlyMap<string, readonly string[]>) =>
  [...plans].map(([location, ids]) => [location, [...ids].sort()] as const).sort();

describe('the import of the sample', () => {
  let world: TestWorld;
  let report: SampleReport;

  beforeAll(async () => {
    world = await testWorld();
    report = await loadSampleRegion(world.deps, folder);
  });
  afterAll(() => world.close());

  it('reports exactly the faulty rows: line, column and rule', () => {
    expect(faultsOf(report.applications)).toEqual(expected.faultyRows);
    expect(report.locations).toMatchObject({ rows: 40, changed: 55, faultyRows: [] });
  });

  it('files every other row', () => {
    expect(report.applications).toMatchObject({
      rows: expected.plans + expected.faultyRows.length,
      good: expected.plans,
      filed: expected.plans,
      known: 0,
      applications: expected.applications,
      encoding: 'utf-8',
    });
  });

  it('brings every good plan to the locations that it asks, counted from the log', async () => {
    expect(sorted(await plansByLocation(world))).toEqual(sorted(await expectedPlans(world)));
  });

  it('changes nothing when it is done again', async () => {
    const before = await world.log.lastPosition();
    const again = await loadSampleRegion(world.deps, folder);
    expect(again.applications).toMatchObject({ filed: 0, known: expected.plans, applications: 0 });
    expect(again.locations.changed).toBe(0);
    expect(faultsOf(again.applications)).toEqual(expected.faultyRows);
    expect(await world.log.lastPosition()).toBe(before);
  });

  it('knows the plans again in the file that Excel makes of it, in Windows-1252', async () => {
    const temporary = await mkdtemp(join(tmpdir(), 'koz-import-'));
    const path = join(temporary, 'excel.csv');
    const text = await readFile(applications, 'utf8');
    await writeFile(path, Buffer.from(text, 'latin1'));
    const before = await world.log.lastPosition();
    const again = await importFile(world.deps, path);
    await rm(temporary, { recursive: true });
    expect(text).toMatch(/\P{ASCII}/u);
    expect(again).toMatchObject({ encoding: 'windows-1252', filed: 0, known: expected.plans });
    expect(faultsOf(again)).toEqual(expected.faultyRows);
    expect(await world.log.lastPosition()).toBe(before);
  });
});

describe('an import of the sample that writes nothing, or is cut off', () => {
  let world: TestWorld;
  let temporary: string;
  beforeEach(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'koz-sample-'));
    world = await testWorld();
    await writeWithoutApplications();
    await loadSampleRegion(world.deps, temporary);
  });
  afterEach(async () => {
    await world.close();
    await rm(temporary, { recursive: true });
  });

  /** The sample's controllers and locations, and a file with a header only. */
  async function writeWithoutApplications(): Promise<void> {
    for (const name of ['controllers.json', 'locations.csv'])
      await writeFile(join(temporary, name), await readFile(join(folder, name)));
    const [header] = (await readFile(applications, 'utf8')).split('\r\n');
    await writeFile(join(temporary, 'applications.csv'), `${header}\r\n`);
  }

  it('as a dry run, tells what it would do and writes nothing', async () => {
    const before = await world.log.lastPosition();
    const report = await importFile(world.deps, applications, { dryRun: true });
    expect(report).toMatchObject({ dryRun: true, good: expected.plans, filed: 0, known: 0 });
    expect(faultsOf(report)).toEqual(expected.faultyRows);
    expect(await world.log.lastPosition()).toBe(before);
    const { rows } = await world.db.adminPool().query('SELECT count(*)::int AS count FROM vault.lookup');
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('completed by the next run, gives what one run gives', async () => {
    const { store } = world.deps;
    let appends = 0;
    const failing: typeof store = {
      ...store,
      append: (request) => (++appends > 400 ? Promise.reject(new Error('cut off')) : store.append(request)),
    };
    const cutOff = importFile({ ...world.deps, store: failing }, applications);
    await expect(cutOff).rejects.toThrow('cut off');
    const half = await plansByLocation(world);
    expect([...half.values()].flat().length).toBeLessThan(expected.applications);
    const report = await importFile(world.deps, applications);
    expect(report.filed + report.known).toBe(expected.plans);
    expect(faultsOf(report)).toEqual(expected.faultyRows);
    expect(sorted(await plansByLocation(world))).toEqual(sorted(await expectedPlans(world)));
  });
});
