import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { ErrorSummary } from '../../shared/form/error-summary.js';
import { Submission } from '../../shared/form/submission.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { FamilyApi } from '../family-api.js';
import { controlId } from '../filing/steps.js';
import { formErrorsOf } from '../form-errors.js';
import { OwnPlanStore } from '../plan/own-plan.js';
import { ChosenList } from '../search/chosen-list.js';
import { ChosenLocations } from '../search/chosen-locations.js';
import { LocationSearch } from '../search/location-search.js';

/** The plan is put to more locations. */
@Component({
  selector: 'koz-more-locations-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, ChosenList, ErrorSummary, Loaded, LocationSearch],
  template: `
    <h1>Meer locaties</h1>
    <koz-error-summary [errors]="errors()" />
    <p #told role="status" tabindex="-1">{{ said() }}</p>
    <koz-loaded [of]="store.plan">
      <ng-template>
        @if (!store.may('addLocations')) {
          <p class="koz-note">
            U kunt nu geen opvanglocaties toevoegen: er is een plaats, of het opvangplan loopt niet meer.
          </p>
        } @else {
          <p>
            Vraag ook opvang bij andere locaties. Zij krijgen dezelfde gegevens als de andere, volgens de
            status van hun aanvraag.
          </p>
          <koz-location-search [taken]="taken()" />
          <section class="koz-card" [id]="id('locationIds')" tabindex="-1" aria-labelledby="erbij">
            <h2 id="erbij">Uw keuze</h2>
            <koz-chosen-list />
            @if (chosen.all().length > 0) {
              <button type="button" matButton="filled" [disabled]="submission.isBusy()" (click)="add()">
                Bij deze locaties aanvragen
              </button>
            }
          </section>
        }
      </ng-template>
    </koz-loaded>
  `,
})
export class MoreLocationsPage {
  private readonly api = inject(FamilyApi);
  protected readonly store = inject(OwnPlanStore);
  protected readonly chosen = inject(ChosenLocations);
  protected readonly submission = new Submission();
  protected readonly said = signal('');
  private readonly told = viewChild.required<ElementRef<HTMLElement>>('told');
  protected readonly errors = computed(() => formErrorsOf(this.submission));
  protected readonly taken = computed(() =>
    (this.store.current()?.applications ?? []).flatMap(({ location }) => location?.locationId ?? []),
  );

  constructor() {
    // Chosen while searching, and asked already: there is nothing to add.
    effect(() => {
      for (const id of this.taken()) this.chosen.remove(id);
    });
  }

  protected async add(): Promise<void> {
    const id = this.store.id();
    if (id === undefined) return;
    const answer = await this.submission.run((headers) =>
      this.api.addLocations(id, [...this.chosen.ids()], headers),
    );
    if (!answer) return;
    const count = answer.applications.length;
    this.said.set(count === 1 ? 'Er is 1 aanvraag bijgekomen.' : `Er zijn ${count} aanvragen bijgekomen.`);
    this.chosen.clear();
    this.told().nativeElement.focus();
    this.store.wrote(answer.position);
  }

  protected readonly id = controlId;
}
