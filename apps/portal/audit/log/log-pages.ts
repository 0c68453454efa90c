import { signal } from '@angular/core';
import type { Schemas } from '@koz/api-client';

export type OwnEntry = Schemas['OwnLogEntry'];
export type LogEntry = Schemas['AuditLog']['items'][number];

export const pageSize = 200;
/** Of a log that somebody reads from end to end only so many pages are kept: 10,000 events. */
const mostPages = 50;

export type ReadPage = (from: number, limit: number) => Promise<Schemas['AuditLog']>;

/**
 * The log by position, in pages that are fetched once: whatever of it is on screen is asked for with {@link need}, and
 * shows as soon as {@link entry} has it.
 */
export class LogPages {
  private readonly pages = signal<ReadonlyMap<number, readonly LogEntry[]>>(new Map());
  private readonly fetching = new Set<number>();
  private readonly last = signal<number | undefined>(undefined);
  private readonly failure = signal<unknown>(undefined);

  /** The last position of the log; undefined until the first answer. */
  readonly lastPosition = this.last.asReadonly();
  /** What went wrong with the last page that did not come. */
  readonly error = this.failure.asReadonly();

  constructor(private readonly read: ReadPage) {}

  /** What stands at a position; undefined while it is not there yet. */
  entry(position: number): LogEntry | undefined {
    return this.pages().get(Math.floor(position / pageSize))?.[position % pageSize];
  }

  /** Fetches the pages of these positions that are not there. A page at the end that was not full is read again. */
  async need(begin: number, end: number): Promise<void> {
    const wanted: number[] = [];
    for (let page = Math.floor(begin / pageSize); page * pageSize < Math.max(end, begin + 1); page += 1)
      if (!this.fetching.has(page) && !this.isWhole(page)) wanted.push(page);
    await Promise.all(wanted.map((page) => this.fetch(page)));
  }

  private isWhole(page: number): boolean {
    const last = this.last() ?? -1;
    const count = Math.min(pageSize, last + 1 - page * pageSize);
    const kept = this.pages().get(page);
    return kept !== undefined && kept.length >= count;
  }

  private async fetch(page: number): Promise<void> {
    this.fetching.add(page);
    try {
      const { items, lastPosition } = await this.read(page * pageSize, pageSize);
      this.last.set(lastPosition);
      this.failure.set(undefined);
      this.pages.update((pages) => {
        const kept = [...pages].filter(([number]) => number !== page).slice(1 - mostPages);
        return new Map([...kept, [page, items]]);
      });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.fetching.delete(page);
    }
  }
}
