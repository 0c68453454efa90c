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
  static async tryAcquire(pool: Pool, name: string): Promise<Lease | undefined> {
    const client = await pool.connect();
    // A session that is lost while nothing is asked of it is noticed by the next statement.
    client.on('error', ignore);
    try {
      const { rows } = await client.query<{ held: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
        [lockName(name)],
      );
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
