import { join } from 'node:path';
import { openSigningKey, type SigningKey } from '@koz/audit';
import { MethodsInForce, type CommandDeps } from '@koz/command-handling';
import type { EventStore } from '@koz/event-store';
import type { Jobs } from '@koz/jobs';
import { PostgresLocations } from '@koz/locations';
import {
  createLogger,
  DevelopmentClock,
  fixedSystemClock,
  Metrics,
  openDataDirectory,
  Readiness,
  startTracing,
  type AdjustableClock,
  type Logger,
  type Role,
  type Settings,
  type Tracing,
} from '@koz/platform';
import {
  EventSealer,
  Keyring,
  openMasterKey,
  PostgresCommandBodies,
  PostgresKeyVault,
  PostgresLookupIndex,
} from '@koz/privacy-keys';
import type { ControllerId } from '@koz/privacy-types';
import { noteWaking, type WakeCause } from '@koz/retention-runs';
import { migrateAll } from '@koz/schema';
import { passFence, type ShreddingDeps } from '@koz/shredding';
import { openDatabase, type Database } from './database.js';
import { logAnswers, openEventStores, type EventStores } from './event-stores.js';
import { controllerRegions, refuseOutsideControllersRegion } from './controllers-region.js';
import { openJobs } from './jobs.js';
import { refuseWhatIsNotBuilt } from './not-yet.js';
import { stateLooks } from './state-metrics.js';

export interface RuntimeOptions {
  /** Stands in each line of the log. */
  readonly service: string;
  /** Replaces the logger that the settings describe. */
  readonly logger?: Logger;
}

/** The parts that services are composed of, opened from the settings. Whoever opens it closes it. */
export interface Runtime {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly clock: AdjustableClock;
  readonly readiness: Readiness;
  /** What this process tells of itself in numbers. */
  readonly metrics: Metrics;
  readonly database: Database;
  readonly vault: PostgresKeyVault;
  readonly sealer: EventSealer;
  readonly lookups: PostgresLookupIndex;
  /** The register of locations: read as `koz_query`, written as `koz_command`. */
  locations(role: 'koz_query' | 'koz_command'): PostgresLocations;
  /** The event log as one role sees it: as `koz_query` its heads, as `koz_projector` all of it, and so on. */
  eventStore(role: Role): EventStore;
  /**
   * The queue of jobs, opened on first use and shared within the process, which from then on is not ready without it.
   *
   * @throws ConfigurationError when `KOZ_REDIS_URL` names a Redis that is away or would lose jobs.
   */
  jobs(): Promise<Jobs>;
  /**
   * Has retention of these controllers look for what is due, soon; of all when absent.
   * What fails is logged: the daily job comes. A queue that does not answer holds nobody up for more than a second.
   * @param cause what the run will be told to be for; absent where a run was asked for already
   */
  wakeRetention(controllers?: readonly ControllerId[], cause?: WakeCause): Promise<void>;
  /** What destroying for ever stands on. Appends as the process manager does. */
  readonly shredding: ShreddingDeps;
  /** What handling commands stands on, as one role: people's commands, or those of the process manager. */
  commandDeps(
    role: 'koz_command' | 'koz_process_manager',
  ): CommandDeps & { readonly methods: MethodsInForce };
  close(): Promise<void>;
}

/**
 * Opens data directory, database (started or joined when it is the embedded one) and keys, and brings the schema up
 * to date.
 *
 * @throws ConfigurationError, EmbeddedPostgresError, MigrationError, MasterKeyError, SigningKeyError;
 * FenceRefusedError when the fence does not vouch for the database: nothing is answered from it then.
 */
export async function openRuntime(settings: Settings, options: RuntimeOptions): Promise<Runtime> {
  refuseWhatIsNotBuilt(settings);
  const logger = options.logger ?? loggerOf(settings, options.service);
  for (const setting of settings.unknownNames)
    logger.warn({ setting }, 'A setting of this name means nothing here');
  const tracing = await tracingOf(settings, options.service);
  await openDataDirectory(settings);
  const master = await masterKeyOf(settings);
  const clock = await clockOf(settings);
  const database = await openDatabase(settings, logger);
  const stores = await storesOf(settings, database, logger);
  const readiness = new Readiness();
  readiness.add('database', async () => {
    await database.pool('koz_query').query('SELECT');
    return true;
  });
  if (settings.transit) readiness.add('master key', () => master.answers());
  if (settings.eventStoreUrl) readiness.add('event log', () => logAnswers(stores.as('koz_query')));
  const keyring = new Keyring({ keysDir: settings.keysDir, master, clock });
  try {
    const shredding = await behindFence(settings, logger, clock, database, stores, keyring);
    const runtime = assemble(settings, logger, clock, database, stores, readiness, keyring, shredding);
    await refuseToServeElsewhere(runtime);
    const close = async (): Promise<void> => {
      await runtime.close();
      await tracing?.stop();
    };
    return { ...runtime, close };
  } catch (error) {
    await stores.close();
    await database.close();
    throw error;
  }
}

/** Spans go where the settings say; undefined where they say nothing. */
const tracingOf = async ({ otlpEndpoint }: Settings, service: string): Promise<Tracing | undefined> =>
  otlpEndpoint === undefined ? undefined : startTracing({ service, endpoint: otlpEndpoint });

/** In production nothing but the system's time, whatever stands in the data directory. */
const clockOf = async ({ mode, dataDir, clockStart }: Settings): Promise<AdjustableClock> =>
  mode === 'production' ? fixedSystemClock : DevelopmentClock.open(join(dataDir, 'clock.json'), clockStart);

/** Nothing that reads personal data is opened before the fence vouches for this database. */
async function behindFence(
  settings: Settings,
  logger: Logger,
  clock: AdjustableClock,
  database: Database,
  stores: EventStores,
  keyring: Keyring,
): Promise<ShreddingDeps> {
  const vaultPool = database.pool('koz_vault');
  const vault = new PostgresKeyVault({ pool: vaultPool, keyring, clock });
  const signingKey = await signingKeyOf(settings);
  const deps = { store: stores.as('koz_process_manager'), vault, clock, vaultPool, signingKey, keyring };
  const isLogWithVault = settings.eventStoreUrl === undefined;
  const fence = await passFence({ ...deps, path: settings.fenceDir, logger, isLogWithVault });
  return { ...deps, fence };
}

/** Signs certificates; in development made on first use. */
const signingKeyOf = (settings: Settings): Promise<SigningKey> =>
  openSigningKey({
    keysDir: settings.keysDir,
    mayGenerate: settings.mode === 'development',
    ...(settings.signingKeyFile === undefined ? {} : { file: settings.signingKeyFile }),
  });

/** Where the data may lie is said by those who answer for them, in the log. */
async function refuseToServeElsewhere(runtime: Runtime): Promise<void> {
  const { settings } = runtime;
  if (settings.mode !== 'production') return;
  const controllers = await runtime.locations('koz_query').controllers();
  refuseOutsideControllersRegion(
    settings,
    await controllerRegions(runtime.commandDeps('koz_command'), controllers),
  );
}

/**
 * The master key that the settings name; in development made on first use.
 * @param onlyIfThere then none is made
 */
export const masterKeyOf = (
  settings: Settings,
  { onlyIfThere = false }: { readonly onlyIfThere?: boolean } = {},
): ReturnType<typeof openMasterKey> =>
  openMasterKey({
    keysDir: settings.keysDir,
    mayGenerate: settings.mode === 'development',
    onlyIfThere,
    ...(settings.masterKeyFile === undefined ? {} : { file: settings.masterKeyFile }),
    ...(settings.masterKey === undefined ? {} : { value: settings.masterKey.reveal() }),
    ...(settings.transit === undefined ? {} : { transit: settings.transit }),
  });

/** The schema first; the database is left again when either cannot be had. */
async function storesOf(settings: Settings, database: Database, logger: Logger): Promise<EventStores> {
  try {
    await migrateAll(database.adminUrl, logger);
    return await openEventStores(settings, database, logger);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function assemble(
  settings: Settings,
  logger: Logger,
  clock: AdjustableClock,
  database: Database,
  stores: EventStores,
  readiness: Readiness,
  keyring: Keyring,
  shredding: ShreddingDeps,
): Runtime {
  const vaultPool = database.pool('koz_vault');
  const vault = new PostgresKeyVault({ pool: vaultPool, keyring, clock });
  const locations = (role: 'koz_query' | 'koz_command') => new PostgresLocations(database.pool(role));
  const eventStore = (role: Role): EventStore => stores.as(role);
  const metrics = new Metrics();
  for (const look of stateLooks({ settings, clock, database, stores, readiness })) metrics.add(look);
  let jobs: Promise<Jobs> | undefined;
  const openedJobs = (): Promise<Jobs> => {
    const opening = (jobs ??= readyWithJobs(openJobs(settings, database, logger), readiness));
    // A queue that was away once is asked for again.
    opening.catch(() => {
      if (jobs === opening) jobs = undefined;
    });
    return opening;
  };
  const told = (error: unknown) =>
    logger.warn({ error }, 'Retention could not be woken; its daily job comes');
  return {
    settings,
    logger,
    clock,
    readiness,
    metrics,
    database,
    vault,
    sealer: new EventSealer(vault),
    lookups: new PostgresLookupIndex(vaultPool, keyring),
    locations,
    shredding,
    eventStore,
    jobs: openedJobs,
    async wakeRetention(controllers, cause) {
      try {
        const woken = controllers ?? (await locations('koz_query').controllers());
        if (cause)
          for (const controller of woken)
            await noteWaking(database.pool('koz_command'), controller, cause, clock.now());
        const waking = openedJobs().then(async (queue) => {
          for (const controller of woken) await queue.wake(controller);
        });
        await withPatience(waking.catch(told));
      } catch (error) {
        told(error);
      }
    },
    commandDeps(role) {
      const deps = { store: eventStore(role), vault, clock };
      const bodies = new PostgresCommandBodies(vaultPool, keyring, clock);
      return { ...deps, bodies, methods: new MethodsInForce(deps) };
    },
    async close() {
      // Whoever asked for it was told that it could not be opened.
      await jobs?.then(
        (opened) => opened.close(),
        () => undefined,
      );
      await stores.close();
      await vault.close();
      await database.close();
    },
  };
}

/** Nobody's answer waits longer for the queue, in milliseconds: what is due follows from the log, woken or not. */
const patienceMs = 1_000;

/** Waits for it, a moment at most; it goes on by itself. */
async function withPatience(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}

async function readyWithJobs(opening: Promise<Jobs>, readiness: Readiness): Promise<Jobs> {
  const jobs = await opening;
  readiness.add('jobs', () => jobs.check());
  return jobs;
}

const loggerOf = (settings: Settings, service: string): Logger =>
  createLogger({
    service,
    level: settings.logLevel,
    form: settings.mode === 'development' ? 'short' : 'json',
    file: join(settings.dataDir, 'logs', `${service}.log`),
  });
