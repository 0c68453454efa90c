import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Schemas } from '@koz/api-client';

/** What stays of each field after each term, in words, as the server's table says. */
@Component({
  selector: 'koz-retention-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="koz-scroll" role="region" tabindex="0" [attr.aria-label]="caption()">
      <table class="koz-table">
        <caption>
          <span>{{ caption() }}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" class="corner">Gegeven</th>
            @for (column of table().columns; track column.key) {
              <th scope="col">{{ column.title }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of table().rows; track row.field) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              @for (cell of row.cells; track $index) {
                <td [class.hidden]="cell.kept === 'nothing'">{{ cell.text }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
    <ul>
      @for (note of table().notes; track note) {
        <li>{{ note }}</li>
      }
    </ul>
  `,
  styleUrl: './tables.scss',
})
export class RetentionTable {
  readonly table = input.required<Schemas['RetentionTable']>();
  readonly caption = input.required<string>();
}
