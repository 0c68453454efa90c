import type { Pool, PoolClient } from 'pg';

/**
 * The right to do a piece of work alone, held by a session of the database: when the session ends, however it ends, so
 * does the right. The work runs on that very session, so that who lost the right cannot commit either.
 */
export class Lease {
  private constructor(
    readonly client: PoolClient,
    private readonly names: Set<string>,
  ) {}

  /** `name` such as `projector/rebuild/care-plans`. The lease, or undefined while another session holds it. */
  static async tryAcquire(pool: Pool, name: string): Promise<Lease | undefined> {
    const lease = await Lease.open(pool);
    if (await lease.orEnd(() => lease.alsoTry(name))) return lease;
    await lease.release();
    return undefined;
  }

  /** The lease, once whoever holds it has released it: for what is held for moments only. */
  static async acquire(pool: Pool, name: string): Promise<Lease> {
    const lease = await Lease.open(pool);
    await lease.orEnd(() =>
      lease.client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [lockName(name)]),
    );
    lease.names.add(name);
    return lease;
  }

  /** Another right, held by the same session; false, and nothing changes, while another session holds it. */
  async alsoTry(name: string): Promise<boolean> {
    const { rows } = await this.client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
      [lockName(name)],
    );
    const held = rows[0]?.held === true;
    if (held) this.names.add(name);
    return held;
  }

  /** Gives one right back and keeps the others. */
  async giveUp(name: string): Promise<void> {
    await this.client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockName(name)]);
    this.names.delete(name);
  }

  /** Gives every right and the session back; a session in doubt is ended instead. Never throws. */
  async release(): Promise<void> {
    try {
      // Ends a transaction that an error left open; outside of one it does nothing.
      await this.client.query('ROLLBACK');
      for (const name of this.names) await this.giveUp(name);
      giveBack(this.client, false);
    } catch {
      giveBack(this.client, true);
    }
  }

  private static async open(pool: Pool): Promise<Lease> {
    const client = await pool.connect();
    // A session that is lost while nothing is asked of it is noticed by the next statement.
    client.on('error', ignore);
    return new Lease(client, new Set());
  }

  private async orEnd<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask();
    } catch (error) {
      giveBack(this.client, true);
      throw error;
    }
  }
}

const lockName = (name: string): string => `koz/${name}`;

const ignore = (): void => undefined;

function giveBack(client: PoolClient, end: boolean): void {
  client.off('error', ignore);
  client.release(end);
}
