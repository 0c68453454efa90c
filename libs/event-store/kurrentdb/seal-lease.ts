import { EventStoreUnavailableError } from '@koz/event-store';
import { asPortError } from '@koz/event-store-postgres';
import type { Pool, PoolClient } from 'pg';
import { hex, type LoggedEvent, type LogPlace } from './stored-form.js';

const lock = `hashtextextended('koz/sealer', 0)`;

/**
 * The right to number the log, held by a session of the database: when the session ends, however it ends, so does the
 * right. Numbers are given on that very session, and only after the place up to which the holder knows them given.
 */
export class SealLease {
  /** Aborts when the session is lost. */
  readonly lost: AbortSignal;

  private constructor(private readonly client: PoolClient) {
    const ending = new AbortController();
    this.lost = ending.signal;
    client.on('end', () => ending.abort());
  }

  /** The lease, or undefined while another session holds it. */
  static async tryAcquire(pool: Pool): Promise<SealLease | undefined> {
    let client: PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      throw asPortError(error);
    }
    // Announced besides ending the connection; without a listener it would end the process.
    client.on('error', ignore);
    try {
      const { rows } = await client.query<{ had: boolean }>(`SELECT pg_try_advisory_lock(${lock}) AS had`);
      if (rows[0]?.had) return new SealLease(client);
      client.off('error', ignore);
      client.release();
      return undefined;
    } catch (error) {
      client.release(true);
      throw asPortError(error);
    }
  }

  /** The place of the last event that has a number; undefined before the first. */
  async progress(): Promise<LogPlace | undefined> {
    const { rows } = await this.client.query<{ commit: string; prepare: string }>(
      'SELECT commit_position::text AS commit, prepare_position::text AS prepare FROM seal.progress',
    );
    const [row] = rows;
    return row && row.commit !== '-1'
      ? { commit: BigInt(row.commit), prepare: BigInt(row.prepare) }
      : undefined;
  }

  /** Gives the next positions to these events, which follow `after` in the log. Durable when this returns. */
  async number(after: LogPlace | undefined, page: readonly LoggedEvent[]): Promise<void> {
    if (this.lost.aborted) throw new EventStoreUnavailableError('the lease to number the log was lost');
    const rows = page.map((event) => ({
      commit: String(event.place.commit),
      prepare: String(event.place.prepare),
      stream: event.stream,
      revision: event.revision,
      id: event.id,
      controller: event.controller,
      hash: hex(event.hash),
      attempt: event.attempt,
      head: event.head,
      sharedWith: event.sharedWith,
    }));
    await this.client.query('SELECT seal.number_page($1, $2, $3)', [
      String(after?.commit ?? -1),
      String(after?.prepare ?? -1),
      JSON.stringify(rows),
    ]);
  }

  /** Lets another have it. The session ends with it, and so the lock goes whatever state the session is in. */
  release(): void {
    this.client.release(true);
  }
}

function ignore(): void {
  // See where it is registered.
}
