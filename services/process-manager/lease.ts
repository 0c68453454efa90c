import type { Pool, PoolClient } from 'pg';

/** The checkpoint's reader and the name of the lock. */
const reader = 'process-manager';
const lock = `hashtextextended('koz/${reader}', 0)`;

/**
 * The right to be the one process manager, held by a session of the database: when the session ends, however it ends,
 * so does the right. The checkpoint is written on that very session, so that who lost the right cannot move it.
 */
export class Lease {
  private constructor(private readonly client: PoolClient) {}

  /** The lease, or undefined while another session holds it. */
  static async tryAcquire(pool: Pool): Promise<Lease | undefined> {
    const client = await pool.connect();
    // The session may be lost between two statements: the next one tells.
    client.on('error', ignore);
    try {
      const { rows } = await client.query<{ had: boolean }>(`SELECT pg_try_advisory_lock(${lock}) AS had`);
      if (rows[0]?.had) return new Lease(client);
      giveBack(client);
      return undefined;
    } catch (error) {
      giveBack(client, true);
      throw error;
    }
  }

  /** Position of the last event that was dealt with; -1 before the first. */
  async checkpoint(): Promise<number> {
    const { rows } = await this.client.query<{ position: number }>(
      'SELECT position FROM platform.reader_checkpoint WHERE reader = $1',
      [reader],
    );
    return rows[0]?.position ?? -1;
  }

  /** Everything up to this position is dealt with. Durable when this returns. */
  async advance(position: number): Promise<void> {
    await this.client.query(
      `INSERT INTO platform.reader_checkpoint (reader, position) VALUES ($1, $2)
       ON CONFLICT (reader) DO UPDATE SET position = excluded.position`,
      [reader, position],
    );
  }

  /** Lets another have it. A session that cannot even say so is closed, which does the same. */
  async release(): Promise<void> {
    try {
      await this.client.query(`SELECT pg_advisory_unlock(${lock})`);
      giveBack(this.client);
    } catch {
      giveBack(this.client, true);
    }
  }
}

function giveBack(client: PoolClient, broken = false): void {
  client.off('error', ignore);
  client.release(broken);
}

function ignore(): void {
  // See where it is registered.
}
