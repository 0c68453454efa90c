import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Schemas } from '@koz/api-client';
import { fieldName, fieldOrder } from '../../shared/words/words.js';
import { fieldThenWords, unansweredText, viewerText, type StateWords } from '../words/state-words.js';

type View = Schemas['ViewThen'];

interface Cell {
  /** Of a field that was answered; undefined where there was no answer. */
  readonly words: StateWords | undefined;
  readonly unanswered: string;
}

/** Who saw what then: fields by viewers, each cell in words. */
@Component({
  selector: 'koz-views-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="koz-scroll" tabindex="0" role="region" aria-label="Wie toen wat zag">
      <table class="koz-table">
        <caption>
          Wie toen wat zag: geen waarden, alleen of ze te zien waren
        </caption>
        <thead>
          <tr>
            <th scope="col">Veld</th>
            @for (view of views(); track $index) {
              <th scope="col">{{ name(view) }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.field) {
            <tr [attr.data-field]="row.field">
              <th scope="row">{{ row.name }}</th>
              @for (cell of row.cells; track $index) {
                <td>
                  @if (cell.words; as words) {
                    {{ words.then }}
                    @for (other of words.orElse; track other) {
                      <span class="koz-hint"> of: {{ other }}</span>
                    }
                    @if (words.now; as now) {
                      <span class="now">nu: {{ now }}</span>
                    }
                  } @else {
                    <span class="koz-hint">{{ cell.unanswered }}</span>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    td {
      min-width: 9rem;
    }
    .now {
      display: block;
      color: var(--koz-ink-soft);
      font-style: italic;
    }
  `,
})
export class ViewsTable {
  readonly views = input.required<readonly View[]>();

  protected readonly name = viewerText;
  protected readonly rows = computed(() => {
    const views = this.views();
    const named = new Set(views.flatMap(({ fields }) => Object.keys(fields)));
    const known = fieldOrder.filter((field) => named.size === 0 || named.has(field));
    const others = [...named].filter((field) => !known.includes(field as (typeof fieldOrder)[number]));
    return [...known, ...others].map((field) => ({
      field,
      name: fieldName(field),
      cells: views.map((view) => cellOf(view, field)),
    }));
  });
}

function cellOf({ fields, isAnswered }: View, field: string): Cell {
  const state = fields[field];
  if (state) return { words: fieldThenWords(state), unanswered: '' };
  const unanswered = isAnswered === true ? 'niet in dit antwoord' : unansweredText(isAnswered);
  return { words: undefined, unanswered };
}
