import type { Pool, PoolClient } from 'pg';
import type { ControllerId } from '@koz/privacy-types';

/**
 * The right to be the one who destroys for a controller, held by a session of the database: when the session ends,
 * however it ends, so does the right.
 */
export class Leadership {
  private constructor(
    private readonly client: PoolClient,
    private readonly controller: ControllerId,
  ) {}

  /** Undefined while another session has it. */
  static async tryAcquire(pool: Pool, controller: ControllerId): Promise<Leadership | undefined> {
    const client = await pool.connect();
    // The session may be lost between two statements: the next one tells.
    client.on('error', ignore);
    try {
      const { rows } = await client.query<{ had: boolean }>(
        `SELECT pg_try_advisory_lock(hashtextextended('koz/retention/' || $1, 0)) AS had`,
        [controller],
      );
      if (rows[0]?.had) return new Leadership(client, controller);
      giveBack(client);
      return undefined;
    } catch (error) {
      giveBack(client, true);
      throw error;
    }
  }

  /** Throws when the session was lost: then another may be at work already. Asked before each page. */
  async assertHeld(): Promise<void> {
    await this.client.query('SELECT');
  }

  /** Lets another have it. A session that cannot even say so is closed, which does the same. */
  async release(): Promise<void> {
    try {
      await this.client.query(`SELECT pg_advisory_unlock(hashtextextended('koz/retention/' || $1, 0))`, [
        this.controller,
      ]);
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
