import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { ChoiceField } from '../../shared/form/choice-field.js';
import { DateField } from '../../shared/form/date-field.js';
import { ErrorSummary } from '../../shared/form/error-summary.js';
import { Submission } from '../../shared/form/submission.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { CarePartsField } from '../care-parts/care-parts-field.js';
import { FamilyApi, type AmendBody } from '../family-api.js';
import { controlId } from '../filing/steps.js';
import { faultOf, formErrorsOf } from '../form-errors.js';
import { OwnPlanStore } from '../plan/own-plan.js';
import { sharingChoices } from '../wording/sharing.js';
import { amendmentOf, careOf, type Care } from './amendment.js';

/** The care that is asked is changed. */
@Component({
  selector: 'koz-amend-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, CarePartsField, ChoiceField, DateField, ErrorSummary, Loaded],
  template: `
    <h1>Opvang wijzigen</h1>
    <p>Wijzig de periode, de dagen of met wie u het opvangplan deelt.</p>
    <koz-error-summary [errors]="errors()" />
    <p role="status">{{ said() }}</p>
    <koz-loaded [of]="store.plan">
      <ng-template>
        @if (!store.may('amendCarePlan')) {
          <p class="koz-note">Aan de opvang van dit plan kan niets meer gewijzigd worden.</p>
        } @else {
          <form (submit)="save($event)" novalidate>
            <koz-date-field
              [id]="id('startDate')"
              label="Vanaf wanneer zoekt u opvang?"
              [value]="care().startDate"
              (valueChange)="set({ startDate: $event })"
              [error]="faultAt('startDate')"
            />
            <koz-date-field
              [id]="id('endDate')"
              label="Tot wanneer?"
              [required]="false"
              [value]="care().endDate"
              (valueChange)="set({ endDate: $event })"
              [error]="faultAt('endDate')"
            />
            <koz-care-parts-field
              [id]="id('careParts')"
              label="Op welke dagen zoekt u opvang?"
              [value]="care().careParts"
              (valueChange)="set({ careParts: $event })"
              [error]="faultAt('careParts')"
            />
            <koz-choice-field
              [id]="id('sharing')"
              label="Met wie wilt u het opvangplan delen?"
              [choices]="sharing"
              [value]="care().sharing"
              (valueChange)="set({ sharing: $event })"
              [error]="faultAt('sharing')"
            />
            <div class="koz-actions">
              <button type="submit" matButton="filled" [disabled]="submission.isBusy()">
                Wijziging bewaren
              </button>
            </div>
          </form>
        }
      </ng-template>
    </koz-loaded>
  `,
})
export class AmendPage {
  private readonly api = inject(FamilyApi);
  protected readonly store = inject(OwnPlanStore);
  protected readonly submission = new Submission();
  protected readonly said = signal('');
  protected readonly sharing = sharingChoices;
  protected readonly errors = computed(() => formErrorsOf(this.submission));

  private readonly stands = computed<Care>(() => careOf(this.store.current()?.fields));
  protected readonly care = linkedSignal<Care>(() => this.stands());

  protected set(change: Partial<Care>): void {
    this.care.update((care) => ({ ...care, ...change }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const id = this.store.id();
    const body = amendmentOf(this.stands(), this.care());
    if (id === undefined) return;
    if (Object.keys(body).length === 0) {
      this.said.set('U wijzigde nog niets.');
      return;
    }
    this.said.set('');
    const answer = await this.submission.run((headers) => this.api.amend(id, body as AmendBody, headers));
    if (!answer) return;
    this.said.set('Uw wijziging is bewaard.');
    this.store.wrote(answer.position);
  }

  protected readonly id = controlId;
  protected readonly faultAt = (field: string): string | undefined => faultOf(this.submission, field);
}
