import type { ProjectedEvent, Projection, ProjectionHandler, RowSet } from './projection.port.js';
import { tablesOf } from './table-names.js';

type Row = Record<string, unknown>;

/** By a table's name in {@link Projection.tables}. */
export type RowsByTable = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** What a page of events makes of one table: rows to insert or replace, and keys to delete. */
export interface TableChanges {
  readonly puts: readonly Row[];
  readonly deletes: readonly string[];
}

/** A handler threw: the projection stops at this event. The cause stays inside, for its message is not ours. */
export class ProjectionHandlerError extends Error {
  override readonly name = 'ProjectionHandlerError';
  constructor(
    readonly projection: string,
    readonly position: number,
    readonly type: string,
    options: ErrorOptions,
  ) {
    super(`${projection} cannot take in the ${type} at position ${position}`, options);
  }
}

/** The keys of the rows that a page of events reads or writes, by table. */
export function touchedKeys(
  projection: Projection,
  events: readonly ProjectedEvent[],
): Map<string, Set<string>> {
  const keys = new Map(tablesOf(projection).map(([table]) => [table, new Set<string>()]));
  forEachHandled(projection, events, (event, handler) => {
    for (const [table, touched] of Object.entries(handler.touches(event)))
      for (const key of touched ?? []) keys.get(table)?.add(key);
  });
  return keys;
}

/**
 * Runs the handlers over a page of events, in order, in memory. Pure: `loaded` holds those of the `touched` rows that
 * exist, and what came of them is the answer. Throws {@link ProjectionHandlerError}.
 */
export function foldPage(
  projection: Projection,
  events: readonly ProjectedEvent[],
  touched: ReadonlyMap<string, ReadonlySet<string>>,
  loaded: RowsByTable,
): Map<string, TableChanges> {
  const sets = new Map(
    tablesOf(projection).map(([name, table]) => [
      name,
      new LoadedRows(table.key, touched.get(name) ?? new Set(), loaded.get(name) ?? new Map()),
    ]),
  );
  const rows = Object.fromEntries(sets);
  forEachHandled(projection, events, (event, handler) => handler.apply(event, rows));
  return new Map([...sets].map(([name, set]) => [name, set.changes()]));
}

function forEachHandled(
  projection: Projection,
  events: readonly ProjectedEvent[],
  work: (event: ProjectedEvent, handler: ProjectionHandler) => void,
): void {
  for (const event of events) {
    const handler = projection.handlers[event.type];
    if (handler === undefined) continue;
    try {
      work(event, handler);
    } catch (cause) {
      throw new ProjectionHandlerError(projection.name, event.position, event.type, { cause });
    }
  }
}

/** One table's rows while a page is folded; remembers which of them changed. */
class LoadedRows implements RowSet<Row> {
  /** Undefined for a row that was deleted. */
  private readonly changed = new Map<string, Row | undefined>();

  constructor(
    private readonly keyColumn: string,
    private readonly touched: ReadonlySet<string>,
    private readonly loaded: ReadonlyMap<string, Row>,
  ) {}

  get(key: string): Row | undefined {
    this.check(key);
    return this.changed.has(key) ? this.changed.get(key) : this.loaded.get(key);
  }

  put(row: Row): void {
    const key = String(row[this.keyColumn]);
    this.check(key);
    this.changed.set(key, row);
  }

  delete(key: string): void {
    this.check(key);
    this.changed.set(key, undefined);
  }

  changes(): TableChanges {
    const puts = [...this.changed.values()].filter((row) => row !== undefined);
    const deletes = [...this.changed].flatMap(([key, row]) => (row === undefined ? [key] : []));
    return { puts, deletes };
  }

  /** A row that was not announced was not loaded: it would read as absent, and be lost. */
  private check(key: string): void {
    if (!this.touched.has(key)) throw new RangeError('the handler works on a row that it does not touch');
  }
}
