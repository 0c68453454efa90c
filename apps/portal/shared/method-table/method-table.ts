import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Schemas } from '@koz/api-client';
import { cellSigns, cellWords, type Cell } from './cells.js';

/**
 * Disclosure methods as the server's tables: a row for each field, a column for each situation; several methods stand side
 * by side. What a cell means stands in it in words. The table scrolls in a region of its own, with its headers in sight.
 */
@Component({
  selector: 'koz-method-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="koz-scroll" role="region" tabindex="0" [attr.aria-label]="caption()">
      <table class="koz-table">
        <caption>
          <span>{{ caption() }}</span>
        </caption>
        <thead>
          @if (methods().length > 1) {
            <tr>
              <td class="corner"></td>
              @for (method of methods(); track method.policyVersion) {
                <th scope="colgroup" class="group" [attr.colspan]="method.columns.length">
                  <span>{{ method.title }}</span>
                </th>
              }
            </tr>
          }
          <tr>
            <th scope="col" class="corner">Gegeven</th>
            @for (column of columns(); track $index) {
              <th scope="col" [class.begins]="column.begins">{{ column.title }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.field) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              @for (cell of row.cells; track $index) {
                <td
                  [class.begins]="columns()[$index]?.begins"
                  [class.hidden]="cell === 'H'"
                  [attr.data-cell]="cell"
                >
                  <span aria-hidden="true">{{ signs[cell] }} </span>{{ words().get(cell) }}
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './tables.scss',
})
export class MethodTable {
  /** One, or several beside each other. */
  readonly methods = input.required<readonly Schemas['PublishedMethod'][]>();
  readonly legend = input.required<readonly Schemas['CellLegend'][]>();
  readonly caption = input.required<string>();

  protected readonly signs = cellSigns;
  protected readonly words = computed(() => cellWords(this.legend()));
  protected readonly columns = computed(() =>
    this.methods().flatMap(({ columns }, method) =>
      columns.map(({ title }, index) => ({ title, begins: method > 0 && index === 0 })),
    ),
  );
  protected readonly rows = computed(() => {
    const [first] = this.methods();
    return (first?.rows ?? []).map(({ field, name }) => ({ field, name, cells: this.cellsOf(field) }));
  });

  private cellsOf(field: string): readonly Cell[] {
    return this.methods().flatMap(
      ({ rows, columns }) =>
        rows.find((row) => row.field === field)?.cells ?? columns.map(() => 'H' as const),
    );
  }
}
