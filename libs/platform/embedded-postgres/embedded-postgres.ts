import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../logging/logger.js';
import { accountFor } from './account.js';
import { binaries, type Binaries } from './binaries.js';
import { adminLogin, ensureCluster } from './cluster.js';
import { EmbeddedPostgresError } from './errors.js';
import { withFileLock } from '../processes/file-lock.js';
import { filesOf, password, rememberedPort, type HomeFiles } from './files.js';
import { settlePlace, type Place } from './place.js';
import {
  answers,
  lastWords,
  removeMisleadingPidFile,
  runningPostmaster,
  spawnPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.js';
import { identityOf, isAlive } from '../processes/process-identity.js';
import { serverSettings, type Durability } from './settings.js';
import { Users } from './users.js';

export interface EmbeddedPostgresOptions {
  /** Where the server keeps everything; made when absent. `directory` of the result says where it really is. */
  readonly dataDir: string;
  readonly logger: Logger;
  readonly durability?: Durability;
  readonly maxConnections?: number;
}

/** A PostgreSQL server of our own, on 127.0.0.1. URLs hold passwords: never log them. */
export interface EmbeddedPostgres {
  /** As superuser, on database `koz`. */
  readonly adminUrl: string;
  /** As the application's login `koz`, which may do nothing until it takes a role (see `ensureRoles`). */
  readonly url: string;
  readonly port: number;
  /** Process id of the server; changes when it had to be started again. */
  readonly pid: number;
  /** Where the files are, which is not `dataDir` when the server's account cannot go there. */
  readonly directory: string;
  /** True when the server was running already: started by another process, or left by one that was killed. */
  readonly attached: boolean;
  /** Leaves the server; the last of the processes that use it shuts it down and awaits its end. */
  stop(): Promise<void>;
  /** Called when the server is gone and could not be started again. */
  onExit(listener: () => void): void;
}

export const applicationLogin = 'koz';
const database = 'koz';

/** For every service twice, each in a process of its own: whichever of them starts the server starts it for all. */
const enoughConnections = 400;
const startAttempts = 6;
const mostRevivals = 5;
const revivalWindowMs = 60_000;
const watchEveryMs = process.platform === 'linux' ? 200 : 2_000;

/**
 * Starts the server on this data directory, or joins the one that runs on it already. Data, passwords and port
 * survive restarts; a server that dies is started again on its port, up to five times a minute.
 *
 * @throws EmbeddedPostgresError when it cannot be started; the message ends with the server's own last words.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = await settlePlace(options.dataDir, options.logger);
  const server = new EmbeddedServer(place, options);
  await server.start();
  return server;
}

/**
 * Stops the server of processes that were all killed: for places that nobody will start again.
 *
 * @param directory of an earlier {@link EmbeddedPostgres}.
 * @returns whether nobody uses the directory any more.
 */
export async function stopAbandonedPostgres(directory: string): Promise<boolean> {
  const files = filesOf(directory);
  const place = { home: directory, account: accountFor(directory) };
  return withFileLock(files.lock, async () => {
    if ((await new Users(files.users, place).others()) > 0) return false;
    const running = await runningPostmaster(files);
    if (running) await stopPostmaster(running);
    return true;
  });
}

class EmbeddedServer implements EmbeddedPostgres {
  private readonly files: HomeFiles;
  private readonly users: Users;
  private readonly logger: Logger;
  private readonly durability: Durability;
  private readonly exitListeners: (() => void)[] = [];
  private readonly revivals: number[] = [];
  private passwords = { admin: '', application: '' };
  private programs: Binaries | undefined;
  private postmaster: Postmaster | undefined;
  private watch: NodeJS.Timeout | undefined;
  private reviving: Promise<void> | undefined;
  private stopped: Promise<void> | undefined;
  attached = false;

  constructor(
    private readonly place: Place,
    private readonly options: EmbeddedPostgresOptions,
  ) {
    this.files = filesOf(place.home);
    this.users = new Users(this.files.users, place);
    this.logger = options.logger;
    this.durability = options.durability ?? 'durable';
  }

  get adminUrl(): string {
    return this.urlFor(adminLogin, this.passwords.admin);
  }

  get url(): string {
    return this.urlFor(applicationLogin, this.passwords.application);
  }

  get port(): number {
    return this.known().port;
  }

  get pid(): number {
    return this.known().pid;
  }

  get directory(): string {
    return this.place.home;
  }

  onExit(listener: () => void): void {
    this.exitListeners.push(listener);
  }

  async start(): Promise<void> {
    await withFileLock(this.files.lock, async () => {
      this.programs = await binaries(this.place.home, this.place.account, this.logger);
      this.passwords = {
        admin: await password(this.files.adminPassword, this.place),
        application: await password(this.files.applicationPassword, this.place),
      };
      await ensureCluster(
        this.files,
        this.place,
        this.programs,
        this.passwords.admin,
        this.durability,
        this.logger,
      );
      await this.users.enter();
      try {
        await this.attachOrStart();
        if (!this.attached) await this.ensureApplication();
      } catch (error) {
        await this.users.leave();
        throw error;
      }
    });
    this.watch = setInterval(() => this.reviveWhenGone(), watchEveryMs).unref();
    this.logger.info(
      { port: this.port, pid: this.pid, directory: this.directory },
      this.attached ? 'PostgreSQL was running already' : 'PostgreSQL is running',
    );
  }

  stop(): Promise<void> {
    // Signals come in pairs (a terminal and a supervisor): who asks again waits for the same end.
    this.stopped ??= this.leave();
    return this.stopped;
  }

  private get stopping(): boolean {
    return this.stopped !== undefined;
  }

  private async leave(): Promise<void> {
    clearInterval(this.watch);
    await this.reviving;
    await withFileLock(this.files.lock, async () => {
      await this.users.leave();
      if ((await this.users.others()) > 0) {
        this.logger.info({ port: this.port }, 'PostgreSQL stays up for another process');
        return;
      }
      const running = await runningPostmaster(this.files);
      if (running) {
        await answers(running, this.files, this.passwords.admin);
        await stopPostmaster(running);
      }
      this.logger.info({ port: this.port }, 'PostgreSQL has stopped');
    });
  }

  private known(): Postmaster {
    if (!this.postmaster) throw new EmbeddedPostgresError('PostgreSQL was not started.');
    return this.postmaster;
  }

  private urlFor(login: string, secret: string): string {
    return `postgresql://${login}:${secret}@127.0.0.1:${this.port}/${database}`;
  }

  /** Under the lock. Once a port is known to pools it stays; before that, a taken one is replaced. */
  private async attachOrStart(): Promise<void> {
    const running = await runningPostmaster(this.files);
    if (running) {
      if (await answers(running, this.files, this.passwords.admin)) {
        this.attached = true;
        this.postmaster = running;
        return;
      }
      this.logger.warn({ pid: running.pid }, 'PostgreSQL is running but does not answer: it is stopped');
      await stopPostmaster(running);
    }
    const fixedPort = this.postmaster?.port;
    for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
      const port = fixedPort ?? (await rememberedPort(this.files.port, this.place));
      const started = await this.tryToStart(port);
      if (started) {
        this.attached = false;
        this.postmaster = started;
        return;
      }
      this.logger.warn({ attempt, port }, 'PostgreSQL did not start');
      // The backends of a server that was killed need a moment to notice and let go of its memory.
      await delay(attempt * 100);
    }
    throw new EmbeddedPostgresError(`PostgreSQL start niet: ${await lastWords(this.files)}`);
  }

  private async tryToStart(port: number): Promise<Postmaster | undefined> {
    await removeMisleadingPidFile(this.files);
    const settings = serverSettings(this.durability, this.options.maxConnections ?? enoughConnections);
    const child = await spawnPostmaster(this.programs as Binaries, this.files, this.place, port, settings);
    const failure = new Promise<Error>((settle) => child.once('error', settle));
    if (child.pid === undefined) {
      throw new EmbeddedPostgresError(`PostgreSQL kan niet uitgevoerd worden: ${(await failure).message}`);
    }
    const identity = identityOf(child.pid);
    if (identity && (await answers({ pid: child.pid, port }, this.files, this.passwords.admin))) {
      child.once('exit', () => this.reviveWhenGone());
      return { pid: child.pid, port, identity };
    }
    if (identity) await stopPostmaster({ pid: child.pid, port, identity });
    return undefined;
  }

  private reviveWhenGone(): void {
    if (this.stopping || this.reviving || isAlive(this.known().identity)) return;
    this.reviving = this.revive()
      .catch((error: unknown) => {
        clearInterval(this.watch);
        this.logger.error({ error }, 'PostgreSQL is gone and could not be started again');
        for (const listener of this.exitListeners) listener();
      })
      .finally(() => (this.reviving = undefined));
  }

  private async revive(): Promise<void> {
    const now = performance.now();
    this.revivals.push(now);
    if (this.revivals.filter((at) => at > now - revivalWindowMs).length > mostRevivals) {
      throw new EmbeddedPostgresError(`PostgreSQL viel ${mostRevivals} keer uit binnen een minuut.`);
    }
    this.logger.warn({ port: this.port }, 'PostgreSQL ended unexpectedly and is started again');
    await withFileLock(this.files.lock, () => this.attachOrStart());
    this.logger.info({ port: this.port, pid: this.pid }, 'PostgreSQL is running again');
  }

  /** The login and the database, unless they are there. The password is stored as a SCRAM verifier. */
  private async ensureApplication(): Promise<void> {
    const client = new pg.Client({ connectionString: this.adminUrl.replace(/\/[^/]*$/, '/postgres') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const roles = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [applicationLogin]);
      const verb = roles.rowCount === 0 ? 'CREATE' : 'ALTER';
      const secret = client.escapeLiteral(this.passwords.application);
      await client.query(`${verb} ROLE ${applicationLogin} LOGIN PASSWORD ${secret}`);
      const databases = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
      if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
    } finally {
      await client.end();
    }
  }
}
