import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Loaded } from '../../shared/loading/loaded.js';
import { marginsOf } from '../figures/figure-words.js';
import { MarginView } from '../figures/margin-view.js';
import { RegieFigures } from '../figures/regie-figures.js';
import { SnapshotNote } from '../figures/snapshot-note.js';

/** Some margins of the day's figures under one heading; which ones, the route says. */
@Component({
  selector: 'koz-regie-figures-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MarginView, SnapshotNote],
  template: `
    <h1>{{ heading() }}</h1>
    <p>{{ explanation() }}</p>
    <koz-loaded [of]="summary">
      <ng-template>
        <koz-snapshot-note [snapshot]="summary.value()!.snapshot" />
        @for (margin of margins(); track margin.dimension) {
          <koz-margin-view [margin]="margin" [k]="summary.value()!.snapshot.k" />
        } @empty {
          <p>Van deze verdeling zijn er vandaag geen cijfers.</p>
        }
      </ng-template>
    </koz-loaded>
  `,
})
export class FiguresPage {
  readonly heading = input.required<string>();
  readonly explanation = input.required<string>();
  readonly dimensions = input.required<readonly string[]>();
  protected readonly summary = inject(RegieFigures).summary;
  protected readonly margins = computed(() =>
    this.summary.hasValue() ? marginsOf(this.summary.value(), this.dimensions()) : [],
  );
}
