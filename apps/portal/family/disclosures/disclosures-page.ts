import { ChangeDetectionStrategy, Component, inject, linkedSignal, resource } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { shownMoment } from '../../shared/dates/dates.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { FamilyApi, type OwnDisclosure } from '../family-api.js';
import { OwnPlanStore } from '../plan/own-plan.js';
import { shownText } from '../visibility/matrix.js';
import { capital } from '../wording/wording.js';

/** Who saw what of the plan: each time that something was shown, the latest first, a page at a time. */
@Component({
  selector: 'koz-disclosures-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule],
  template: `
    <h1>Wie zag wat</h1>
    <p>
      Elke keer dat een organisatie gegevens van u te zien krijgt, schrijven we dat vooraf op. U ziet hier
      welke organisatie keek, wanneer en waarom. Een naam van een medewerker staat er nooit bij.
    </p>
    <koz-loaded [of]="page">
      <ng-template>
        @if (page.value(); as answer) {
          @if (answer.items.length === 0) {
            <p>Nog niemand kreeg iets van uw opvangplan te zien.</p>
          } @else {
            <p role="status" class="koz-unseen">Bladzijde {{ visited().length }}</p>
            <ol class="looks">
              @for (look of answer.items; track $index) {
                <li>
                  <h2>{{ whoText(look) }}</h2>
                  <p>
                    <time [attr.datetime]="look.at">{{ shownMoment(look.at) }}</time>, {{ look.groundText }}
                  </p>
                  @if (look.fields.length === 0) {
                    <p>Er was niets van uw gegevens te zien.</p>
                  } @else {
                    <details>
                      <summary>{{ countText(look.fields.length) }}</summary>
                      <ul>
                        @for (field of look.fields; track field.field) {
                          <li>{{ shownText(field.field, field.precision) }}</li>
                        }
                      </ul>
                    </details>
                  }
                </li>
              }
            </ol>
            @if (visited().length > 1 || answer.nextCursor !== null) {
              <div class="pager" role="group" aria-label="Bladeren">
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
  styles: `
    .looks {
      list-style: none;
      padding: 0;
    }
    .looks > li {
      padding: 0.75rem 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    h2 {
      margin: 0;
      font-size: 1.1rem;
    }
    .looks p {
      margin: 0.25rem 0;
    }
    summary {
      min-height: 1.5rem;
      cursor: pointer;
    }
    .pager {
      display: flex;
      gap: 0.5rem;
    }
  `,
})
export class DisclosuresPage {
  private readonly api = inject(FamilyApi);
  private readonly store = inject(OwnPlanStore);

  /** The cursors of the pages visited, the present one last; the first page has none. */
  protected readonly visited = linkedSignal<string | undefined, readonly (string | undefined)[]>({
    source: this.store.id,
    computation: () => [undefined],
  });
  protected readonly page = resource({
    params: () => {
      const id = this.store.id();
      return id === undefined ? undefined : { id, cursor: this.visited().at(-1) };
    },
    loader: ({ params: { id, cursor } }) => this.api.disclosures(id, cursor),
  });

  protected older(cursor: string | null): void {
    if (cursor !== null) this.visited.update((visited) => [...visited, cursor]);
  }

  protected newer(): void {
    this.visited.update((visited) => visited.slice(0, -1));
  }

  protected whoText({ organisation: { name, roleText, controllerName } }: OwnDisclosure): string {
    return name === null ? `${capital(roleText)} ${controllerName}` : `${name} (${roleText})`;
  }

  protected readonly countText = (count: number): string => (count === 1 ? '1 gegeven' : `${count} gegevens`);
  protected readonly shownText = shownText;
  protected readonly shownMoment = shownMoment;
}
