import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { emergencyReasonNames } from '../figures/figure-words.js';
import { CaseList } from './case-list.js';

/** Plans that every location may be shown, because the need is urgent. */
@Component({
  selector: 'koz-emergency-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CaseList, Loaded, MatButtonModule],
  template: `
    <h1>Noodlijst</h1>
    <p>
      Opvangplannen die dringend een plaats nodig hebben. Elke opvanglocatie mag erin kijken, zonder naam,
      adres of contactgegevens. Het langst op de lijst staat eerst.
    </p>
    <koz-loaded [of]="page">
      <ng-template>
        @if (cases().length === 0) {
          <p>Er staat nu niemand op de noodlijst.</p>
        } @else {
          <koz-case-list caption="Opvangplannen op de noodlijst" [cases]="cases()" />
        }
        @if (page.value()!.nextCursor) {
          <button type="button" matButton="outlined" (click)="cursor.set(page.value()!.nextCursor)">
            Volgende bladzijde
          </button>
        }
        @if (cursor()) {
          <button type="button" matButton (click)="cursor.set(null)">Terug naar het begin</button>
        }
      </ng-template>
    </koz-loaded>
  `,
})
export class EmergencyPage {
  private readonly api = inject(Api);
  protected readonly cursor = signal<string | null>(null);
  protected readonly page = resource({
    params: () => ({ cursor: this.cursor() }),
    loader: ({ params: { cursor }, abortSignal }) =>
      answerOf(
        this.api.GET('/api/v1/regie/emergency-list', {
          params: { query: cursor === null ? {} : { cursor } },
          signal: abortSignal,
        }),
      ),
  });
  protected readonly cases = computed(() =>
    this.page.hasValue()
      ? this.page
          .value()
          .items.map((item) => ({ ...item, reason: emergencyReasonNames[item.reason] ?? item.reason }))
      : [],
  );
}
