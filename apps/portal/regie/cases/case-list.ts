import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { shownDay } from '../../shared/dates/dates.js';

/** A plan on a working list of the regie: an id and why it is there, nothing of the family. */
export interface ListedCase {
  readonly carePlanId: string;
  readonly since: string;
  readonly reason: string;
  readonly municipalities: readonly string[];
}

/** A working list as a table, each row with the way to open that case. */
@Component({
  selector: 'koz-case-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <div class="koz-scroll" tabindex="0" role="region" [attr.aria-label]="'Tabel: ' + caption()">
      <table class="koz-table">
        <caption>
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">Sinds</th>
            <th scope="col">Waarom</th>
            <th scope="col">Aangevraagd in</th>
            <th scope="col">Dossier</th>
          </tr>
        </thead>
        <tbody>
          @for (row of cases(); track row.carePlanId) {
            <tr>
              <td>{{ day(row.since) }}</td>
              <td>{{ row.reason }}</td>
              <td>{{ row.municipalities.join(', ') || 'niet bekend' }}</td>
              <td>
                <a [routerLink]="['/regie/dossier', row.carePlanId]"
                  >Openen<span class="koz-unseen"> van opvangplan {{ row.carePlanId.slice(0, 8) }}</span></a
                >
                <br /><code>{{ row.carePlanId.slice(0, 8) }}</code>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    table {
      min-width: 34rem;
    }
  `,
})
export class CaseList {
  readonly caption = input.required<string>();
  readonly cases = input.required<readonly ListedCase[]>();
  protected readonly day = shownDay;
}
