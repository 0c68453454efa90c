import { randomUUID } from 'node:crypto';
import type { AppendRequest } from '@koz/event-store';
import pg from 'pg';

/** The plainest event table that an append could use, one per reference, beside the real one. */
const tables = ['raw_insert', 'raw_append'].map(
  (table) => `CREATE TABLE bench.${table} (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream text NOT NULL,
    revision integer NOT NULL,
    type text NOT NULL,
    payload bytea NOT NULL,
    metadata bytea NOT NULL,
    UNIQUE (stream, revision)
  )`,
);

const insert = `INSERT INTO bench.raw_insert (stream, revision, type, payload, metadata) VALUES ($1, $2, $3, $4, $5)`;

/** Version check and insert in one statement; the unique key decides between two that checked at once. */
const append = `INSERT INTO bench.raw_append (stream, revision, type, payload, metadata)
  SELECT $1, $2, $3, $4, $5
  WHERE COALESCE((SELECT max(revision) FROM bench.raw_append WHERE stream = $1), -1) = $2::integer - 1`;

/** The references: what PostgreSQL does with the same bytes and nothing around it, a connection per lane. */
export class RawAppends {
  private constructor(
    private readonly clients: readonly pg.Client[],
    private readonly payload: Uint8Array,
    private readonly metadata: Uint8Array,
  ) {}

  static async open(adminUrl: string, connections: number, sample: AppendRequest): Promise<RawAppends> {
    const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: adminUrl }));
    await Promise.all(clients.map((client) => client.connect()));
    await clients[0]?.query(['CREATE SCHEMA bench', ...tables].join('; '));
    const [event] = sample.events;
    return new RawAppends(clients, event.payload, event.metadata);
  }

  /** A prepared insert of one row. */
  insert(lane: number): Promise<void> {
    return this.run(lane, 'insert', insert);
  }

  /** A prepared append with version check, in one round trip. */
  append(lane: number): Promise<void> {
    return this.run(lane, 'append', append);
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
  }

  private async run(lane: number, name: string, text: string): Promise<void> {
    const stream = `carePlan-${randomUUID()}`;
    const values = [stream, 0, 'CarePlanFiled', this.payload, this.metadata];
    const result = await this.clients[lane]?.query({ name, text, values });
    if (result?.rowCount !== 1) throw new Error(`the raw ${name} wrote nothing`);
  }
}
