import pg from 'pg';
import { silentLogger, type Logger } from '../logging/logger.js';
import type { Role } from './roles.js';
import { sanitisePostgresError } from './sanitise-error.js';

export interface PoolOptions {
  /** Taken by each connection as it is made; without it the login's own rights apply. */
  readonly role?: Role;
  /** Most connections at a time; 10 when absent. */
  readonly max?: number;
  /** Shown in pg_stat_activity; the role's name when absent. */
  readonly applicationName?: string;
  /** How long a connection may take to be made, in milliseconds; 10 s when absent. */
  readonly connectWithinMs?: number;
  /** Told of connections that are lost while idle. */
  readonly logger?: Logger;
}

const defaultConnectWithinMs = 10_000;

/**
 * A pool whose connections take a role, whose errors hold no values ({@link sanitisePostgresError}), and which reads
 * int8 as number (bigint beyond the safe range) and date as text, `2026-11-23`.
 */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const { role, max = 10, applicationName = role ?? 'koz', logger = silentLogger } = options;
  const { connectWithinMs = defaultConnectWithinMs } = options;
  const pool = new pg.Pool({
    connectionString: url,
    Client: DiscreetClient,
    max,
    application_name: applicationName,
    ...(role ? { options: `-c role=${role}` } : {}),
    types: { getTypeParser },
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
  });
  // Without a listener a connection that is lost while idle would end the process; the next query makes a new one.
  pool.on('error', (error) => logger.warn({ error }, 'An idle connection to the database was lost'));
  // Nor may one that is lost in a transaction between two statements: the next of them fails and tells.
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

const ignore = (): void => undefined;

type QueryCallback = (error: unknown, result: unknown) => void;

/** A client whose errors are sanitised at the only door through which they leave, promise or callback. */
class DiscreetClient extends pg.Client {
  override query(...given: unknown[]): never {
    const last = given.at(-1);
    if (typeof last === 'function') {
      const callback = last as QueryCallback;
      const discreet: QueryCallback = (error, result) =>
        callback(error ? sanitisePostgresError(error) : error, result);
      given[given.length - 1] = discreet;
    }
    const outcome: unknown = Reflect.apply(super.query as (...values: unknown[]) => unknown, this, given);
    const answer =
      outcome instanceof Promise
        ? outcome.catch((error: unknown) => {
            throw sanitisePostgresError(error);
          })
        : outcome;
    return answer as never;
  }
}

const parseInt8 = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
};

const asText = (text: string): string => text;

function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: never) => unknown {
  if (format !== 'binary') {
    if (oid === pg.types.builtins.INT8) return parseInt8;
    if (oid === pg.types.builtins.DATE) return asText;
  }
  return pg.types.getTypeParser(oid, format as 'text') as (value: never) => unknown;
}
