import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { SaveFile } from '../../shared/files/save-file.js';
import { BarChart } from '../../shared/chart/bar-chart.js';
import { csvOf } from './csv.js';
import { countedName, figureText, hiddenMeans, type FigureMargin } from './figure-words.js';

/** One margin: a chart, and beside it the table with the same figures, which also says what is hidden. */
@Component({
  selector: 'koz-margin-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BarChart, MatButtonModule],
  template: `
    <section class="koz-card" [attr.aria-labelledby]="id()">
      <h2 [id]="id()">{{ margin().label }}</h2>
      @if (margin().withheld) {
        <p>Van deze verdeling kan vandaag niets getoond worden: de aantallen zijn te klein.</p>
      } @else {
        <div class="sides">
          <div class="koz-scroll" tabindex="0" role="region" [attr.aria-label]="'Tabel: ' + margin().label">
            <table class="koz-table">
              <caption>
                {{
                  margin().label
                }}: aantal
                {{
                  counted()
                }}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{{ margin().label }}</th>
                  <th scope="col" class="koz-number">{{ counted() }}</th>
                </tr>
              </thead>
              <tbody>
                @for (row of rows(); track row.label) {
                  <tr>
                    <th scope="row">{{ row.label }}</th>
                    <td class="koz-number">{{ row.text }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          <div>
            @if (bars().length > 0) {
              <koz-bar-chart [title]="margin().label" [bars]="bars()" />
            }
            @if (hasHidden()) {
              <p class="koz-hint">{{ hiddenMeans(k()) }} Wat verborgen is, heeft hier geen staaf.</p>
            }
          </div>
        </div>
        <button type="button" matButton (click)="save()">
          Tabel bewaren als CSV<span class="koz-unseen">: {{ margin().label }}</span>
        </button>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
      gap: 1.25rem;
      align-items: start;
    }
    td {
      white-space: normal;
    }
  `,
})
export class MarginView {
  private readonly files = inject(SaveFile);
  readonly margin = input.required<FigureMargin>();
  readonly k = input.required<number>();

  protected readonly id = computed(() => `verdeling-${this.margin().dimension}`);
  protected readonly counted = computed(() => countedName(this.margin().counts));
  protected readonly rows = computed(() =>
    this.margin().cells.map((cell) => ({ label: cell.label, text: figureText(cell) })),
  );
  /** No bar stands for what is hidden: one of length nought would say something else. */
  protected readonly bars = computed(() =>
    this.margin().cells.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])),
  );
  protected readonly hasHidden = computed(() => this.bars().length < this.margin().cells.length);
  protected readonly hiddenMeans = hiddenMeans;

  protected save(): void {
    const { dimension, label } = this.margin();
    const rows = this.rows().map((row) => [row.label, row.text]);
    this.files.save(
      `regie-${dimension}.csv`,
      csvOf([[label, this.counted()], ...rows]),
      'text/csv;charset=utf-8',
    );
  }
}
