import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Schemas } from '@koz/api-client';
import { shownDay } from '../../shared/dates/dates.js';
import { fieldName, fieldOrder } from '../../shared/words/words.js';
import { comparedColumns, fieldRows, measureRows, mostOf } from './comparison.js';

/** What methods would have shown over the real history, side by side; counts only. */
@Component({
  selector: 'koz-comparison-figures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './comparison-figures.html',
  styles: `
    .bar {
      display: block;
      height: 0.5rem;
      margin-top: 0.2rem;
      border-radius: 3px;
      background: var(--koz-accent);
    }
    td {
      min-width: 7rem;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class ComparisonFigures {
  readonly comparison = input.required<Schemas['PolicyComparison']>();
  readonly methods = input.required<readonly Schemas['PublishedMethod'][]>();

  protected readonly columns = computed(() => comparedColumns(this.comparison(), this.methods()));
  protected readonly measures = computed(() => measureRows(this.columns()));
  protected readonly fields = computed(() => fieldRows(this.columns(), fieldOrder, fieldName));
  private readonly most = computed(() => mostOf(this.fields()));
  protected readonly shownDay = shownDay;

  protected width = (value: number): number => (value / this.most()) * 100;
  protected shown = (value: number): string => value.toLocaleString('nl-BE');
}
