import type { PoolClient } from 'pg';

/**
 * How far a reader of the log has dealt with it. Asked and written on the session that holds the reader's lease, so that
 * who lost the lease cannot move it.
 */
export class ReaderCheckpoint {
  constructor(
    private readonly client: Pick<PoolClient, 'query'>,
    /** `process-manager` */
    private readonly reader: string,
  ) {}

  /** Position of the last event that was dealt with; -1 before the first. */
  async read(): Promise<number> {
    const { rows } = await this.client.query<{ position: number }>(
      'SELECT position FROM platform.reader_checkpoint WHERE reader = $1',
      [this.reader],
    );
    return rows[0]?.position ?? -1;
  }

  /** Everything up to this position is dealt with. Durable when this returns. */
  async advance(position: number): Promise<void> {
    await this.client.query(
      `INSERT INTO platform.reader_checkpoint (reader, position) VALUES ($1, $2)
       ON CONFLICT (reader) DO UPDATE SET position = excluded.position`,
      [this.reader, position],
    );
  }
}
