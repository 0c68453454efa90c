import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { shownDay, shownMoment } from '../../shared/dates/dates.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { FamilyApi, type FiledPlan } from '../family-api.js';
import { mandateText, placeText } from '../wording/wording.js';

/** The plans that the service point filed, the newest first: nothing of a family until one is opened. */
@Component({
  selector: 'koz-filed-plans',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule, RouterLink],
  template: `
    <koz-loaded [of]="page">
      <ng-template>
        @if (page.value(); as answer) {
          @if (answer.items.length === 0) {
            <p>Dit loket diende nog geen opvangplan in.</p>
          } @else {
            <div class="koz-scroll" tabindex="0" role="region" aria-label="Tabel: ingediende opvangplannen">
              <table class="koz-table">
                <caption>
                  Ingediende opvangplannen, de laatste eerst
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Ingediend</th>
                    <th scope="col">Mandaat</th>
                    <th scope="col">Stand van zaken</th>
                  </tr>
                </thead>
                <tbody>
                  @for (plan of answer.items; track plan.carePlanId) {
                    <tr>
                      <th scope="row">
                        <a
                          [routerLink]="['/gezin/plan', plan.carePlanId]"
                          [attr.aria-label]="'Openen: ingediend op ' + shownMoment(plan.filedAt)"
                          >{{ shownMoment(plan.filedAt) }}</a
                        >
                      </th>
                      <td>{{ mandateText(plan.mandate) }}</td>
                      <td>{{ stateOf(plan) }}</td>
                    </tr>
                  }
                </tbody>
              </table>
            </div>
            <p class="koz-hint">
              Elke keer dat u een opvangplan opent, wordt dat opgeschreven. Het gezin kan dat zien.
            </p>
            @if (visited().length > 1 || answer.nextCursor !== null) {
              <div class="koz-actions" role="group" aria-label="Bladeren">
                <button
                  type="button"
                  matButton="outlined"
                  [disabled]="visited().length < 2"
                  (click)="newer()"
                >
                  Nieuwere
                </button>
                <button
                  type="button"
                  matButton="outlined"
                  [disabled]="answer.nextCursor === null"
                  (click)="older(answer.nextCursor)"
                >
                  Oudere
                </button>
              </div>
            }
          }
        }
      </ng-template>
    </koz-loaded>
  `,
})
export class FiledPlans {
  private readonly api = inject(FamilyApi);
  /** The cursors of the pages visited, the present one last; the first page has none. */
  protected readonly visited = signal<readonly (string | undefined)[]>([undefined]);
  protected readonly page = resource({
    params: () => ({ cursor: this.visited().at(-1) }),
    loader: ({ params: { cursor } }) => this.api.filedPlans(cursor),
  });

  protected older(cursor: string | null): void {
    if (cursor !== null) this.visited.update((visited) => [...visited, cursor]);
  }

  protected newer(): void {
    this.visited.update((visited) => visited.slice(0, -1));
  }

  protected stateOf({ status, place, confirmBy }: FiledPlan): string {
    if (status === 'withdrawn') return 'ingetrokken';
    return confirmBy === null ? placeText(place) : `${placeText(place)} (ten laatste ${shownDay(confirmBy)})`;
  }

  protected readonly shownMoment = shownMoment;
  protected readonly mandateText = mandateText;
}
