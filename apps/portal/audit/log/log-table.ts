import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { LogEntry } from './log-pages.js';
import { LogRow } from './log-row.js';

/** How high a row is, in pixels: that of log-columns.scss. */
const rowHeight = 56;

/** Positions that are on screen or nearly. */
export interface ShownRange {
  readonly begin: number;
  readonly end: number;
}

/**
 * A log of any length as a table of which only the rows on screen exist. Positions are given; what stands there is looked
 * up, and may come later.
 */
@Component({
  selector: 'koz-log-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, LogRow],
  template: `
    <div role="table" [attr.aria-rowcount]="positions().length + 1" [attr.aria-label]="label()">
      <div role="rowgroup" class="head">
        <div role="row" aria-rowindex="1">
          <span role="columnheader">Positie</span>
          <span role="columnheader">Wat er gebeurde</span>
          <span role="columnheader" class="stream">Stroom</span>
          <span role="columnheader">Wanneer</span>
        </div>
      </div>
      <cdk-virtual-scroll-viewport
        role="rowgroup"
        tabindex="0"
        aria-label="Regels van het logboek"
        [itemSize]="rowHeight"
        minBufferPx="280"
        maxBufferPx="560"
        (scrolledIndexChange)="tell()"
      >
        <koz-log-row
          *cdkVirtualFor="let position of positions(); let index = index; templateCacheSize: 0"
          [position]="position"
          [entry]="entryAt()(position)"
          [rowIndex]="index + 2"
        />
      </cdk-virtual-scroll-viewport>
    </div>
  `,
  styles: `
    [role='table'] {
      border: 1px solid var(--koz-line);
      border-radius: 10px;
      background: var(--koz-paper);
      overflow: hidden;
    }
    cdk-virtual-scroll-viewport {
      height: max(16rem, min(60vh, 40rem));

      &:focus-visible {
        outline-offset: -3px;
      }
    }
    .head > div {
      display: grid;
      grid-template-columns: 6.5rem minmax(10rem, 1.6fr) minmax(8rem, 1fr) 10rem;
      gap: 0 1rem;
      padding: 0.5rem 0.85rem;
      font-weight: 600;
      background: var(--koz-ground);
    }
    .head span:first-child {
      text-align: right;
    }
    @media (max-width: 48rem) {
      .head > div {
        display: flex;
        flex-wrap: wrap;
      }
      .stream {
        display: none;
      }
    }
  `,
})
export class LogTable {
  /** In the order of the rows. */
  readonly positions = input.required<readonly number[]>();
  readonly entryAt = input.required<(position: number) => LogEntry | undefined>();
  readonly label = input.required<string>();
  /** Which rows are on screen, by index, each time that changes. */
  readonly shown = output<ShownRange>();

  protected readonly rowHeight = rowHeight;
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly count = computed(() => this.positions().length);

  constructor() {
    // Other rows: what is on screen is told anew.
    effect(() => {
      this.count();
      untracked(() => queueMicrotask(() => this.tell()));
    });
  }

  /** Brings a row to the top, and the focus to its link once it is there. */
  goTo(index: number): void {
    this.viewport().scrollToIndex(index);
    const find = (triesLeft: number): void => {
      const row = this.host.nativeElement.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"] a`);
      if (row) row.focus({ preventScroll: true });
      else if (triesLeft > 0) requestAnimationFrame(() => find(triesLeft - 1));
    };
    requestAnimationFrame(() => find(60));
  }

  protected tell(): void {
    const { start, end } = this.viewport().getRenderedRange();
    this.shown.emit({ begin: start, end });
  }
}
