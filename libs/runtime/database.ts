import {
  createPool,
  startEmbeddedPostgres,
  type Logger,
  type PoolOptions,
  type Role,
  type Settings,
} from '@koz/platform';

/** Connections in a role. */
type Pool = ReturnType<typeof createPool>;

/** The database of a process: a server of its own, or the one that the settings name. */
export interface Database {
  /** For migrations: the superuser of the embedded server, or the login of `KOZ_DATABASE_URL`. Holds a password. */
  readonly adminUrl: string;
  /** As the application's login, which has to take a role. Holds a password. */
  readonly url: string;
  /** Where the embedded server's files really are; undefined for a database elsewhere. */
  readonly directory: string | undefined;
  /** A pool in this role, made on first use and shared within the process. */
  pool(role: Role, options?: Pick<PoolOptions, 'max'>): Pool;
  /** Ends the pools, then leaves the embedded server: the last process that uses it stops it. */
  close(): Promise<void>;
}

export async function openDatabase(settings: Settings, logger: Logger): Promise<Database> {
  if (settings.databaseUrl) {
    const url = settings.databaseUrl.reveal();
    return pools(url, url, undefined, logger, async () => undefined);
  }
  const server = await startEmbeddedPostgres({ dataDir: settings.postgresDir, logger });
  return pools(server.adminUrl, server.url, server.directory, logger, () => server.stop());
}

function pools(
  adminUrl: string,
  url: string,
  directory: string | undefined,
  logger: Logger,
  leave: () => Promise<void>,
): Database {
  const made = new Map<Role, Pool>();
  return {
    adminUrl,
    url,
    directory,
    pool(role, options = {}) {
      let pool = made.get(role);
      if (!pool) {
        pool = createPool(url, { role, logger, ...options });
        made.set(role, pool);
      }
      return pool;
    },
    async close() {
      await Promise.all([...made.values()].map((pool) => pool.end()));
      await leave();
    },
  };
}
