import type { EventMetadata, EventType, StreamKind } from '@koz/events';
import type { ControllerId, Tier } from '@koz/privacy-types';

/** An event as a projection sees it: clear fields, what was opened of its tiers, and the sealed bytes to copy. */
export interface ProjectedEvent<Data = Readonly<Record<string, unknown>>> {
  readonly position: number;
  readonly type: EventType;
  readonly stream: { readonly kind: StreamKind; readonly id: string };
  /** The event's revision in its stream, from 0: what an ETag names. */
  readonly revision: number;
  readonly controller: ControllerId;
  readonly metadata: EventMetadata;
  /** The payload as `Opened`: tiers that the projection does not open are withheld, destroyed ones erased. */
  readonly data: Data;
  /** The envelopes as stored, to be copied into rows and opened by who answers. */
  readonly sealed: Readonly<Partial<Record<Tier, Uint8Array>>>;
}

/**
 * Column types, and what a handler sees of them: `bigint` and the smaller ones are numbers (safe integers), `date` is
 * `YYYY-MM-DD`, `timestamptz` an `Instant`, `bytea` a `Uint8Array`, and what is null in the table is null in the row.
 */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'bigint'
  | 'smallint'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'bytea'
  | 'text[]';

/**
 * A table of a read model: its name (lower case, digits, single underscores), its key column, which is its primary key,
 * and the type of each column. Declare rows as `type`, not `interface`.
 */
export interface TableDefinition<Row> {
  readonly name: string;
  readonly key: keyof Row & string;
  readonly columns: { readonly [Column in keyof Row]-?: ColumnType };
}

/** The rows of one table that one page of events touches, loaded before the handlers run and written back after. */
export interface RowSet<Row> {
  get(key: string): Row | undefined;
  put(row: Row): void;
  delete(key: string): void;
}

/** The rows of each table of a projection, by the table's name in {@link Projection.tables}. */
export type Tables = Record<string, Record<string, unknown>>;

/**
 * A read model: tables, and one pure handler per event type. The runner loads the rows that a page touches, runs
 * the handlers in memory, and writes rows and checkpoint in one transaction (rule 5).
 */
export interface Projection<Rows extends Tables = Tables> {
  /** Lower case, digits and single hyphens. */
  readonly name: string;
  /** Raised when the tables or the handlers change: another version is rebuilt beside the live one. */
  readonly version: number;
  /** The tiers whose values the handlers read. */
  readonly opens: readonly Tier[];
  readonly tables: { readonly [T in keyof Rows]: TableDefinition<Rows[T]> };
  /**
   * Further indexes, and the row-level policies under which `koz_query` reads. `{{table}}` stands for a table's
   * physical name, which differs from rebuild to rebuild. The runner itself makes the tables, forces row-level
   * security on them, and lets `koz_projector` write and `koz_query` select.
   */
  readonly sql: string;
  readonly handlers: { readonly [Type in EventType]?: ProjectionHandler<Rows> };
}

export interface ProjectionHandler<Rows extends Tables = Tables> {
  /** Keys of the rows that `apply` reads or writes, so that they can be loaded a page at a time. */
  touches(event: ProjectedEvent): { readonly [T in keyof Rows]?: readonly string[] };
  apply(event: ProjectedEvent, rows: { readonly [T in keyof Rows]: RowSet<Rows[T]> }): void;
}

/** What a read model's query needs of a database: no driver is named here. */
export interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}
