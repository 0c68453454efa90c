import type { Pool, PoolClient } from 'pg';

/**
 * The right to do a piece of work alone, held by a session of the database: when the session ends, however it ends, so
 * does the right. The work runs on that very session, so that who lost the right cannot commit either.
 */
export class Lease {
  private constructor(
    readonly client: PoolClient,
    private readonly name: string,
  ) {}

  /** `name` such as `projector/rebuild/care-plans`. The lease, or undefined while another session holds it. */
  static tryAcquire(pool: Pool, name: string): Promise<Lease | undefined> {
    return Lease.ask(pool, name, 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held');
  }

  /** The lease, once whoever holds it has released it: for what is held for moments only. */
  static async acquire(pool: Pool, name: string): Promise<Lease> {
    const sql = 'SELECT true AS held FROM pg_advisory_lock(hashtextextended($1, 0))';
    const lease = await Lease.ask(pool, name, sql);
    if (lease === undefined) throw new Error('PostgreSQL answered without the lock that it was to wait for');
    return lease;
  }

  private static async ask(pool: Pool, name: string, sql: string): Promise<Lease | undefined> {
    const client = await pool.connect();
    // A session that is lost while nothing is asked of it is noticed by the next statement.
    client.on('error', ignore);
    try {
      const { rows } = await client.query<{ held: boolean }>(sql, [lockName(name)]);
      if (rows[0]?.held) return new Lease(client, name);
    } catch (error) {
      giveBack(client, true);
      throw error;
    }
    giveBack(client, false);
    return undefined;
  }

  /** Gives the right and the session back; a session in doubt is ended instead. Never throws. */
  async release(): Promise<void> {
    try {
      // Ends a transaction that an error left open; outside of one it does nothing.
      await this.client.query('ROLLBACK');
      await this.client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockName(this.name)]);
      giveBack(this.client, false);
    } catch {
      giveBack(this.client, true);
    }
  }
}

const lockName = (name: string): string => `koz/${name}`;

const ignore = (): void => undefined;

function giveBack(client: PoolClient, end: boolean): void {
  client.off('error', ignore);
  client.release(end);
}
