import type { Pool, PoolClient } from 'pg';
import type { ControllerId } from '@koz/privacy-types';
import { DiscreetError } from '../errors/discreet-error.js';
import { isConnectionFailure } from './sanitise-error.js';

/** A transaction in progress; also serves as the `Sql` port of read-model queries. */
export interface Transaction {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** For what the driver alone offers: prepared statement names, array rows. Do not end the transaction with it. */
  readonly client: PoolClient;
}

/** A pool as the `Sql` port: each statement on its own, seeing what others committed before it. */
export const outsideTransaction = (pool: Pool): Pick<Transaction, 'query'> => ({
  query: async <Row>(text: string, values: readonly unknown[] = []) =>
    (await pool.query(text, [...values])).rows as Row[],
});

export interface TransactionOptions {
  readonly readOnly?: boolean;
  /** Read committed when absent. */
  readonly isolation?: 'repeatable read' | 'serializable';
}

/** The transaction was rolled back by the server although nothing threw: a failed statement's error was swallowed. */
export class TransactionRolledBackError extends DiscreetError {
  override readonly name = 'TransactionRolledBackError';
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export const withTransaction = <T>(
  pool: Pool,
  work: (transaction: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> => run(pool, begin(options), work);

/**
 * Runs `work` in a transaction in which row-level security lets through what this controller may see (rule 10).
 * Beginning and setting take one round trip; the setting ends with the transaction.
 */
export const withTenant = <T>(
  pool: Pool,
  controller: ControllerId,
  work: (transaction: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> =>
  run(
    pool,
    (client) =>
      `${begin(options)(client)}; SELECT set_config('koz.controller', ${client.escapeLiteral(controller)}, true)`,
    work,
  );

const begin =
  ({ readOnly, isolation }: TransactionOptions) =>
  (_client: PoolClient): string =>
    ['BEGIN', isolation && `ISOLATION LEVEL ${isolation.toUpperCase()}`, readOnly && 'READ ONLY']
      .filter(Boolean)
      .join(' ');

async function run<T>(
  pool: Pool,
  opening: (client: PoolClient) => string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(opening(client));
    const result = await work(transactionOn(client));
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') {
      throw new TransactionRolledBackError('The transaction failed earlier and was rolled back.');
    }
    client.release();
    return result;
  } catch (error) {
    await abandon(client, error);
    throw error;
  }
}

/** A connection that cannot even roll back is thrown away, not given to the next user. */
async function abandon(client: PoolClient, error: unknown): Promise<void> {
  if (isConnectionFailure(error)) return client.release(true);
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}

const transactionOn = (client: PoolClient): Transaction => ({
  client,
  query: async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [...values])).rows as Row[],
});
