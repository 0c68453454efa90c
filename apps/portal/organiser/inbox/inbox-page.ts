import { LiveAnnouncer } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import { CdkVirtualScrollViewport, ScrollingModule } from '@angular/cdk/scrolling';
import { CdkTableModule } from '@angular/cdk/table';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { SelectField } from '../../shared/form/select-field.js';
import { LiveInbox } from '../live/live-inbox.js';
import { nameIn, OwnLocations } from '../own-locations.js';
import { changesText, heardMore, nothingHeard, together } from './changes-heard.js';
import { isStatus, statusFilters, totalOf, type Filters } from './filters.js';
import { InboxList } from './inbox-list.js';
import { rowView, type RowView } from './row-view.js';

const columns = ['name', 'status', 'answer', 'priority', 'fits', 'waiting', 'location'];
/** How long changes are gathered before the list is brought up to date: an import brings many at once. */
const gatherMs = 400;
/** How long after a server that did not answer it is asked again. */
const againMs = 3_000;
/** Rows below which the next page is asked for. */
const ahead = 15;
/** Height of a row in rem: on one line a column each, or all below each other where it is narrow. */
const rowRem = { wide: 5.5, narrow: 13 };

/** The applications to the organiser's locations: a row each, as the rows of a virtual table, live. */
@Component({
  selector: 'koz-inbox-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkTableModule, MatButtonModule, RouterLink, ScrollingModule, SelectField],
  templateUrl: './inbox-page.html',
  styleUrl: './inbox-page.scss',
})
export class InboxPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly ownLocations = inject(OwnLocations);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly live = inject(LiveInbox);
  private readonly viewport = viewChild(CdkVirtualScrollViewport);

  // From the address: codes and ids only.
  readonly status = input<string>();
  readonly locatie = input<string>();
  readonly volgorde = input<string>();

  protected readonly list = new InboxList(this.api);
  protected readonly filters = computed<Filters>(() => {
    const status = this.status();
    return {
      status: isStatus(status) ? status : undefined,
      locationId: this.locatie() || undefined,
      byPriority: this.volgorde() === 'voorrang',
    };
  });

  protected readonly locations = resource({ loader: () => this.ownLocations.read() });
  protected readonly locationChoices = computed(() =>
    (this.locations.hasValue() ? this.locations.value() : []).map(({ locationId, name }) => ({
      value: locationId,
      label: name,
    })),
  );
  private readonly heardAt = signal(0);
  protected readonly counts = resource({
    params: () => ({ locationId: this.filters().locationId, heardAt: this.heardAt() }),
    loader: ({ params: { locationId }, abortSignal }) =>
      answerOf(
        this.api.GET('/api/v1/organiser/applications/counts', {
          params: { query: locationId === undefined ? {} : { locationId } },
          signal: abortSignal,
        }),
      ),
  });
  // While they are counted again, the last counts stand.
  private readonly lastCounts = signal<ReturnType<typeof this.counts.value>>(undefined);
  protected readonly statusFilters = computed(() => statusFilters(this.lastCounts()));
  protected readonly overdue = computed(() => this.lastCounts()?.overdue ?? 0);
  protected readonly total = computed(() => totalOf(this.filters(), this.lastCounts()));

  protected readonly rows = computed<readonly RowView[]>(() => {
    const locations = this.locations.hasValue() ? this.locations.value() : undefined;
    return this.list.rows().map((row) => rowView(row, nameIn(locations, row.locationId)));
  });
  private readonly places = computed(() => new Map(this.rows().map(({ id }, index) => [id, index])));
  /** The header is the first row. */
  protected readonly rowCount = computed(() => (this.total() ?? this.rows().length) + 1);
  protected readonly news = signal('');

  private readonly narrow = toSignal(inject(BreakpointObserver).observe('(max-width: 60rem)'));
  protected readonly columns = computed(() => (this.narrow()?.matches ? ['summary'] : columns));
  protected readonly rowHeight = computed(
    () => (this.narrow()?.matches ? rowRem.narrow : rowRem.wide) * remInPixels(),
  );
  protected readonly byId = (_: number, { id }: RowView): string => id;

  private isLeft = false;
  private heard = nothingHeard;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const filters = this.filters();
      if (this.live.isReady()) untracked(() => void this.list.show(filters));
    });
    effect(() => {
      if (this.counts.hasValue()) this.lastCounts.set(this.counts.value());
    });
    // Who scrolled to the end while a page came is not left there.
    effect(() => {
      if (!this.list.isBusy() && this.list.problem() === undefined) untracked(() => this.scrolled());
    });
    const silent = this.live.listen((update) => {
      this.heard = heardMore(this.heard, update);
      this.timer ??= setTimeout(() => void this.catchUp(), gatherMs);
    });
    inject(DestroyRef).onDestroy(() => {
      silent();
      this.isLeft = true;
      clearTimeout(this.timer);
      this.list.stop();
    });
  }

  protected placeOf({ id }: RowView): number {
    return (this.places().get(id) ?? 0) + 2;
  }

  protected scrolled(): void {
    const end = this.viewport()?.getRenderedRange().end ?? 0;
    if (end > 0 && end >= this.rows().length - ahead) void this.list.more();
  }

  protected filter(changes: Partial<Filters>): void {
    const { status, locationId, byPriority } = { ...this.filters(), ...changes };
    void this.router.navigate([], {
      queryParams: {
        status: status ?? null,
        locatie: locationId ?? null,
        volgorde: byPriority ? 'voorrang' : null,
      },
    });
  }

  protected again(): void {
    void this.list.show(this.filters());
  }

  private async catchUp(): Promise<void> {
    this.timer = undefined;
    if (this.list.isBusy()) {
      this.timer = setTimeout(() => void this.catchUp(), gatherMs);
      return;
    }
    const heard = this.heard;
    this.heard = nothingHeard;
    this.heardAt.update((times) => times + 1);
    const isCaughtUp = await this.list.catchUp(heard);
    if (this.isLeft) return;
    if (!isCaughtUp) {
      // Not lost with the server: it is asked again until it answers.
      this.heard = together(heard, this.heard);
      this.timer ??= setTimeout(() => void this.catchUp(), againMs);
      return;
    }
    this.news.set(changesText(heard));
    void this.announcer.announce(changesText(heard), 'polite');
  }
}

const remInPixels = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
