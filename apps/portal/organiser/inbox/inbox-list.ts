import { computed, signal } from '@angular/core';
import { answerOf, type ApiClient } from '@koz/api-client';
import { sentenceOf } from '../../shared/loading/problem-words.js';
import type { ChangesHeard } from './changes-heard.js';
import type { Filters } from './filters.js';
import { nothingLoaded, withChanged, withPage, type LoadedRows } from './inbox-rows.js';

const pageSize = 50;
/** What one question may name or bring. */
const mostAtOnce = 100;

/**
 * The inbox as far as it was read: a page more when somebody scrolls there, for what is read is on record, and only what
 * changed read again. One thing happens at a time; whatever belongs to filters that were left is dropped.
 */
export class InboxList {
  private readonly loaded = signal<LoadedRows>(nothingLoaded);
  private readonly error = signal<unknown>(undefined);
  private readonly busy = signal(false);
  private reading = new AbortController();
  private filters: Filters | undefined;

  readonly rows = computed(() => this.loaded().rows);
  readonly isBusy = this.busy.asReadonly();
  readonly isWhole = computed(() => this.loaded().next === null);
  readonly isEmpty = computed(() => this.isWhole() && this.rows().length === 0);
  readonly problem = computed(() => (this.error() === undefined ? undefined : sentenceOf(this.error())));

  constructor(private readonly api: ApiClient) {}

  /** Begins the list of these filters. */
  async show(filters: Filters): Promise<void> {
    this.filters = filters;
    this.stop();
    this.loaded.set(nothingLoaded);
    await this.more();
  }

  /** Reads the next page, if there is one and nothing else is read. */
  async more(): Promise<void> {
    if (this.busy() || this.isWhole()) return;
    await this.read(async (signal) =>
      withPage(this.loaded(), await this.page(this.loaded().next, pageSize, signal)),
    );
  }

  /** Brings the list up to date with what was heard. Returns whether it did. */
  async catchUp({ ids, reload }: ChangesHeard): Promise<boolean> {
    const asked = [...ids];
    const isNamed = !reload && !this.filters?.byPriority && asked.length <= mostAtOnce;
    return this.read(async (signal) =>
      isNamed ? withChanged(this.loaded(), asked, await this.named(asked, signal)) : this.again(signal),
    );
  }

  /** Ends what is being read. */
  stop(): void {
    this.reading.abort();
    this.reading = new AbortController();
    this.busy.set(false);
    this.error.set(undefined);
  }

  /** As much as was read, from the beginning. */
  private async again(signal: AbortSignal): Promise<LoadedRows> {
    const wanted = Math.max(this.rows().length, pageSize);
    let fresh = nothingLoaded;
    while (fresh.next !== null && fresh.rows.length < wanted) {
      const limit = Math.min(wanted - fresh.rows.length, mostAtOnce);
      fresh = withPage(fresh, await this.page(fresh.next, limit, signal));
    }
    return fresh;
  }

  private async named(applicationIds: readonly string[], signal: AbortSignal) {
    const query = { ...this.query(), applicationIds: applicationIds.join(','), limit: mostAtOnce };
    const answer = await answerOf(
      this.api.GET('/api/v1/organiser/applications', { params: { query }, signal }),
    );
    return answer.items;
  }

  private page(cursor: string | null | undefined, limit: number, signal: AbortSignal) {
    const query = { ...this.query(), limit, ...(cursor ? { cursor } : {}) };
    return answerOf(this.api.GET('/api/v1/organiser/applications', { params: { query }, signal }));
  }

  private query() {
    const { status, locationId, byPriority } = this.filters ?? {};
    return {
      ...(status && { status }),
      ...(locationId && { locationId }),
      ...(byPriority && { sort: 'priority' as const }),
    };
  }

  private async read(rows: (signal: AbortSignal) => Promise<LoadedRows>): Promise<boolean> {
    const { signal } = this.reading;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const read = await rows(signal);
      if (signal.aborted) return false;
      this.loaded.set(read);
      return true;
    } catch (error) {
      if (!signal.aborted) this.error.set(error);
      return false;
    } finally {
      if (!signal.aborted) this.busy.set(false);
    }
  }
}
