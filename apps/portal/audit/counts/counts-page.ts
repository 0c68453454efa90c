import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { isoOfTyped, shownDay } from '../../shared/dates/dates.js';
import { DateField } from '../../shared/form/date-field.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { fieldName } from '../../shared/words/words.js';
import { AuditCalls, type CountsQuery } from '../calls/audit-calls.js';
import { positionText } from '../words/event-words.js';

const waysToCount: Readonly<Record<CountsQuery['by'], string>> = {
  organiser: 'organisator',
  role: 'rol',
  ground: 'grond',
  field: 'veld',
  day: 'dag',
};

/** How often something of a plan was shown, by who, why, what or when: numbers only. */
@Component({
  selector: 'koz-counts-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, Loaded, MatButtonModule, SelectField],
  template: `
    <h1>Inzagen</h1>
    <p>
      Hoe vaak er van de opvangplannen van uw bestuur persoonsgegevens getoond zijn. Alleen aantallen: geen
      opvangplan en geen persoon.
    </p>
    <form (submit)="$event.preventDefault(); count()" aria-label="Tel de inzagen">
      <koz-select-field id="verdeling" label="Verdeeld naar" [choices]="ways" [(value)]="by" />
      <koz-date-field
        id="van"
        label="Van"
        hint="Leeg: een jaar voor de laatste dag."
        [required]="false"
        [error]="errors().from"
        [(value)]="from"
      />
      <koz-date-field
        id="tot"
        label="Tot en met"
        hint="Leeg: vandaag."
        [required]="false"
        [error]="errors().to"
        [(value)]="to"
      />
      <div class="koz-actions"><button type="submit" matButton="filled">Tel</button></div>
    </form>
    <koz-loaded [of]="counts">
      <ng-template>
        @if (counts.value(); as found) {
          <p role="status">
            <strong>{{ number(found.total) }}</strong> keer getoond, van {{ day(found.from) }} tot en met
            {{ day(found.to) }}.
          </p>
          <p class="koz-hint">{{ found.text }}</p>
          <div class="koz-scroll" tabindex="0" role="region" aria-label="Aantal inzagen">
            <table class="koz-table">
              <caption>
                Inzagen naar
                {{
                  nameOf(found.by)
                }}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{{ nameOf(found.by) }}</th>
                  <th scope="col" class="koz-number">Aantal keer</th>
                </tr>
              </thead>
              <tbody>
                @for (item of found.items; track item.key) {
                  <tr>
                    <th scope="row">{{ labelOf(found.by, item.label) }}</th>
                    <td class="koz-number">{{ number(item.count) }}</td>
                  </tr>
                } @empty {
                  <tr>
                    <td colspan="2">In deze periode is er niets getoond.</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      </ng-template>
    </koz-loaded>
  `,
})
export class CountsPage {
  private readonly calls = inject(AuditCalls);

  protected readonly ways = Object.entries(waysToCount).map(([value, label]) => ({ value, label }));
  protected readonly by = signal<string>('role');
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly errors = signal<{ readonly from?: string; readonly to?: string }>({});
  private readonly asked = signal<CountsQuery>({ by: 'role' });

  protected readonly counts = resource({
    params: () => this.asked(),
    loader: ({ params }) => this.calls.counts(params),
  });
  protected readonly number = positionText;
  protected readonly day = shownDay;
  protected readonly nameOf = (by: CountsQuery['by']): string => waysToCount[by];
  protected readonly labelOf = (by: CountsQuery['by'], label: string): string =>
    by === 'day' ? shownDay(label) : by === 'field' ? fieldName(label) : label;

  protected count(): void {
    const [from, to] = [dayIn(this.from()), dayIn(this.to())];
    const wrong = 'Vul een bestaande dag in als dd/mm/jjjj, of niets.';
    this.errors.set({ ...(from === null ? { from: wrong } : {}), ...(to === null ? { to: wrong } : {}) });
    if (from === null || to === null) return;
    const by = this.by() as CountsQuery['by'];
    this.asked.set({ by, ...(from ? { from } : {}), ...(to ? { to } : {}) });
  }
}

/** The ISO day; undefined for nothing typed, null for what is no day. */
function dayIn(typed: string): string | undefined | null {
  return typed.trim() === '' ? undefined : (isoOfTyped(typed) ?? null);
}
