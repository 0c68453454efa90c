import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { controllerStream, fileCarePlanStreams, handle, registerController } from '@koz/command-handling';
import { controllerDecider, type FilingInput } from '@koz/domain';
import { disclosedFields, type RetentionPolicy } from '@koz/events';
import { createPool, loadSettings, outsideTransaction, silentLogger } from '@koz/platform';
import {
  controllerId,
  instant,
  uuid,
  type ActorId,
  type ApplicationId,
  type CommandId,
  type LocationId,
  type OrganiserId,
  type PublicText,
  type Uuid,
} from '@koz/privacy-types';
import { waitForPosition } from '@koz/projection';
import { retentionSchedule } from '@koz/projections/retention-schedule';
import { defaultRetentionPolicy } from '@koz/retention';
import { openRuntime, type Runtime } from '@koz/runtime';
import { startProjector } from '@koz/services/projector';
import { retentionDepsOf, runRetention, type RunReport } from '@koz/services/retention-worker';
import { searchForKeys, type KeySearch, type NamedKey } from './search-for-keys.js';

const controller = controllerId('antwerpen');
const newId = <Id extends Uuid>(): Id => uuid<Id>(randomUUID());
const actor = newId<ActorId>();
const locationIds = [newId<LocationId>(), newId<LocationId>()];
/** Plans of younger children, whose identity and planning keys live at the end. */
const survivors = 10;
/** So many of the destroyed keys are looked for, by the order of their random ids. */
const mostKeysSought = 1000;
const text = (value: string) => value as PublicText;

/** One run of retention: the plans of one month. */
export interface RunFigures {
  readonly plans: number;
  readonly seconds: number;
  readonly plansPerSecond: number;
  /** The most memory that this process held during the run, and what it held as the run began (bytes). */
  readonly peakRss: number;
  readonly rssBefore: number;
}

export interface ShreddingFigures {
  readonly plans: number;
  readonly filedPerSecond: number;
  readonly generalised: RunFigures;
  readonly anonymised: RunFigures;
  /** After that and 35 days: destroyed keys looked for in the data directory. */
  readonly search: KeySearch;
  /** The same search for keys that live, which must find them: else it would prove nothing. */
  readonly control: KeySearch;
}

/**
 * Files plans of one month, lets them come to both thresholds, and looks afterwards for their keys in what is on the
 * disk: on an embedded server with fsync on, through everything that a real run stands on.
 *
 * @param home an empty directory on a real disk; removed afterwards
 */
export async function benchShredding(
  home: string,
  plans: number,
  progress: (what: string) => void,
): Promise<ShreddingFigures> {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const settings = loadSettings({
    KOZ_DATA_DIR: join(home, 'data'),
    KOZ_KEYS_DIR: join(home, 'keys'),
    KOZ_FENCE_DIR: join(home, 'fence'),
    KOZ_CLOCK: '2026-11-23T12:00:00Z',
  });
  const runtime = await openRuntime(settings, { service: 'bench', logger: silentLogger });
  const directory = runtime.database.directory ?? settings.postgresDir;
  try {
    await setUp(runtime, plans);
    progress('opvangplannen indienen');
    const filedPerSecond = await fileAll(runtime, plans);
    const projector = await startProjector({
      store: runtime.eventStore('koz_projector'),
      pool: runtime.database.pool('koz_projector'),
      sealer: runtime.sealer,
      logger: silentLogger,
      projections: [retentionSchedule],
    });
    try {
      const named = await keysOfVault(runtime);
      await fileAll(runtime, survivors, plans);
      progress('2,5 jaar');
      const generalised = await runAt(runtime, '2029-02-01T08:00:00Z', plans);
      progress('5 jaar');
      const anonymised = await runAt(runtime, '2031-08-01T08:00:00Z', plans + survivors);
      await runtime.clock.set(instant('2031-09-15T08:00:00Z'));
      await untilScheduled(runtime);
      await runRetention(retentionDepsOf(runtime), { controller });
      progress('zoeken naar vernietigde sleutels');
      const admin = createPool(runtime.database.adminUrl);
      await admin.query('CHECKPOINT');
      await admin.end();
      const { keyring } = runtime.shredding;
      const living = new Set((await keysOfVault(runtime)).map(({ id }) => id));
      const destroyed = named.filter(({ id }) => !living.has(id));
      const search = await searchForKeys(directory, destroyed.slice(0, mostKeysSought), keyring, controller);
      const known = (await keysOfVault(runtime)).slice(0, 100);
      const control = await searchForKeys(directory, known, keyring, controller);
      return { plans, filedPerSecond, generalised, anonymised, search, control };
    } finally {
      await projector.stop();
    }
  } finally {
    await runtime.close();
    for (const path of [directory, home]) rmSync(path, { recursive: true, force: true });
  }
}

async function setUp(runtime: Runtime, plans: number): Promise<void> {
  const deps = runtime.commandDeps('koz_command');
  await registerController(deps, { controller, actor }, { name: text('Antwerpen'), region: 'eu-be' });
  const policy: RetentionPolicy = {
    ...defaultRetentionPolicy,
    caps: { plansPerRun: plans + survivors + defaultRetentionPolicy.caps.plansPerRun },
  };
  const at = runtime.clock.now();
  await handle(deps, {
    stream: controllerStream(controller),
    decider: controllerDecider,
    command: { type: 'adoptRetentionPolicy', policy, ground: 'regionDefault', actor, at },
    context: { commandId: newId<CommandId>(), actor, scope: { controller } },
  });
  const organiserId = newId<OrganiserId>();
  await runtime.locations('koz_command').upsert(
    [{ organiserId, name: text('Organisator') }],
    locationIds.map((locationId) => ({
      ...{ locationId, organiserId, controller, postcode: '2018', capacity: 14 },
      ...{ name: text('Locatie'), careParts: [{ weekday: 'mon', part: 'full' }] },
    })),
  );
}

async function fileAll(runtime: Runtime, plans: number, from = 0): Promise<number> {
  const deps = runtime.commandDeps('koz_command');
  const startedAt = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < plans; n = next++) {
      const filed = await fileCarePlanStreams(
        deps,
        { commandId: newId<CommandId>(), actor, scope: { controller } },
        {
          type: 'file',
          controller,
          at: runtime.clock.now(),
          input:
            from === 0 ? inputOf(n) : { ...inputOf(n), child: { birthDate: '2026-11-02', expected: false } },
          locations: locationIds.map((locationId) => ({
            applicationId: newId<ApplicationId>(),
            locationId,
            controller,
          })),
          asked: { required: [], accepted: disclosedFields },
        },
      );
      if (filed.outcome !== 'done') throw new Error(`not filed: ${filed.outcome}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(64, plans) }, lane));
  return Math.round(plans / ((performance.now() - startedAt) / 1000));
}

const postcodes = ['2000', '2018', '2020', '2060', '2100', '2140', '2600'];

/** Children of August 2026, of families that differ in what may stay. */
const inputOf = (n: number): FilingInput => ({
  parent: {
    firstName: `Voornaam${n}`,
    lastName: 'Voorbeeld',
    birthDate: `${1980 + (n % 20)}-05-17`,
    email: `ouder${n}@example.org`,
  },
  child: { birthDate: `2026-08-${String((n % 31) + 1).padStart(2, '0')}`, expected: false },
  postcode: postcodes[n % postcodes.length] ?? '2018',
  priorityRules: [],
  startDate: `2027-0${(n % 9) + 1}-01`,
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'acrossBorders',
});

async function untilScheduled(runtime: Runtime): Promise<void> {
  const sql = outsideTransaction(runtime.database.pool('koz_query'));
  const last = await runtime.eventStore('koz_query').lastPosition();
  await waitForPosition(sql, retentionSchedule.name, last, 600_000);
}

async function runAt(runtime: Runtime, now: string, plans: number): Promise<RunFigures> {
  await runtime.clock.set(instant(now));
  await untilScheduled(runtime);
  const rssBefore = process.memoryUsage.rss();
  let peakRss = rssBefore;
  const watch = setInterval(() => (peakRss = Math.max(peakRss, process.memoryUsage.rss())), 20);
  const startedAt = performance.now();
  const report = await runRetention(retentionDepsOf(runtime), { controller });
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(watch);
  refuseOther(report, plans);
  return { plans, seconds, plansPerSecond: Math.round(plans / seconds), peakRss, rssBefore };
}

function refuseOther({ outcome, reason, plans }: RunReport, expected: number): void {
  if (outcome !== 'done' || plans !== expected)
    throw new Error(`the run did ${plans} of ${expected} plans: ${reason ?? outcome}`);
}

/** Keys of the controller as they stand wrapped, the first 2000 by their random ids. */
async function keysOfVault(runtime: Runtime): Promise<NamedKey[]> {
  const client = await runtime.database.pool('koz_vault').connect();
  try {
    await client.query(`SELECT set_config('koz.controller', $1, false)`, [controller]);
    const { rows } = await client.query<NamedKey>(
      'SELECT key_id AS id, wrapped FROM vault.data_key WHERE controller = $1 ORDER BY key_id LIMIT 2000',
      [controller],
    );
    await client.query('RESET koz.controller');
    return rows;
  } finally {
    client.release();
  }
}
