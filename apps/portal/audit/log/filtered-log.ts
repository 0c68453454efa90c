import { computed, signal } from '@angular/core';
import type { Schemas } from '@koz/api-client';
import { pageSize, type LogEntry } from './log-pages.js';

export interface LogFilter {
  readonly type?: string | undefined;
  readonly stream?: string | undefined;
}

export type ReadFiltered = (query: {
  readonly type?: string;
  readonly stream?: string;
  readonly cursor?: string;
  readonly limit: number;
}) => Promise<Schemas['AuditLog']>;

/** So many rows before the end of what is there, more is fetched. */
const ahead = 30;
/** A page may be short or empty although more follows: so many in a row are asked for before one scrolls on. */
const atOnce = 10;

/** What of the log is of a kind or of a stream, one page after the other as somebody scrolls on. */
export class FilteredLog {
  private readonly entries = signal<readonly LogEntry[]>([]);
  private readonly next = signal<string | null | undefined>(undefined);
  private readonly failure = signal<unknown>(undefined);
  private filter: LogFilter = {};
  private fetching: Promise<void> | undefined;

  readonly error = this.failure.asReadonly();
  readonly positions = computed(() => this.entries().map(({ position }) => position));
  readonly isWhole = computed(() => this.next() === null);
  private readonly byPosition = computed(
    () => new Map(this.entries().map((entry) => [entry.position, entry])),
  );

  constructor(private readonly read: ReadFiltered) {}

  entry(position: number): LogEntry | undefined {
    return this.byPosition().get(position);
  }

  /** Forgets what was there, and fetches the first page of another filter. */
  async begin(filter: LogFilter): Promise<void> {
    this.filter = filter;
    this.entries.set([]);
    this.next.set(undefined);
    this.fetching = undefined;
    await this.need(0);
  }

  /** Sees to it that there is more than this many rows, if there are. */
  async need(rows: number): Promise<void> {
    for (
      let pages = 0;
      pages < atOnce && this.next() !== null && this.entries().length < rows + ahead;
      pages += 1
    ) {
      const before = this.next();
      await (this.fetching ??= this.fetch(this.filter));
      if (this.next() === before) return;
    }
  }

  private async fetch(filter: LogFilter): Promise<void> {
    const cursor = this.next();
    try {
      const { items, nextCursor } = await this.read({
        ...(filter.type ? { type: filter.type } : {}),
        ...(filter.stream ? { stream: filter.stream } : {}),
        ...(cursor ? { cursor } : {}),
        limit: pageSize,
      });
      // Another filter was asked for meanwhile.
      if (filter !== this.filter) return;
      this.entries.update((entries) => [...entries, ...items]);
      this.next.set(nextCursor);
      this.failure.set(undefined);
    } catch (error) {
      if (filter === this.filter) this.failure.set(error);
    } finally {
      if (filter === this.filter) this.fetching = undefined;
    }
  }
}
