import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { shownDay, shownMoment } from '../../shared/dates/dates.js';
import { Confirm } from '../../shared/confirm/confirm.js';
import { Submission } from '../../shared/form/submission.js';
import { reasonNames, statusNames, type Reason } from '../../shared/words/words.js';
import { FamilyApi, type OwnApplication } from '../family-api.js';
import { confirmationText, statusMeaning } from '../wording/wording.js';
import { OwnPlanStore } from './own-plan.js';

/** An application to one location: its status, how it came to it, and what can be done with it. */
@Component({
  selector: 'koz-application-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule],
  template: `
    <article #card class="koz-card" tabindex="-1" [attr.aria-label]="name()">
      <h3>{{ name() }}</h3>
      @if (application().location; as location) {
        <p>
          {{ location.postcode }} {{ location.municipality }},
          {{ location.organiserName ?? 'organisator onbekend' }}
        </p>
      }
      <p>
        <span class="koz-status">{{ statusNames[application().status] }}</span> sinds
        {{ shownDay(application().since) }}
      </p>
      <p>{{ meaning(application().status) }}</p>
      @if (application().confirmationGround; as ground) {
        <p>De plaats is bevestigd: {{ confirmationText(ground) }}.</p>
      }
      <details>
        <summary>Verloop van deze aanvraag</summary>
        <ol>
          @for (change of application().history; track $index) {
            <li>
              {{ shownMoment(change.at) }}: {{ statusNames[change.status] }}
              @if (change.reason) {
                ({{ reasonOf(change.reason) }})
              }
            </li>
          }
        </ol>
      </details>
      @if (submission.problem(); as problem) {
        <p class="koz-note koz-note--bad" role="alert">{{ problem }}</p>
      }
      @if (application().permittedActions.includes('withdraw')) {
        <div class="koz-actions">
          <button
            type="button"
            matButton="outlined"
            [disabled]="submission.isBusy()"
            [attr.aria-label]="'Aanvraag intrekken bij ' + name()"
            (click)="withdraw()"
          >
            Aanvraag intrekken
          </button>
        </div>
      }
    </article>
  `,
  styles: `
    h3 {
      margin-top: 0;
    }
    p {
      margin-bottom: 0.5rem;
    }
    summary {
      min-height: 1.75rem;
      cursor: pointer;
    }
  `,
})
export class ApplicationCard {
  readonly application = input.required<OwnApplication>();
  private readonly api = inject(FamilyApi);
  private readonly confirm = inject(Confirm);
  private readonly store = inject(OwnPlanStore);
  protected readonly submission = new Submission();
  private readonly card = viewChild.required<ElementRef<HTMLElement>>('card');
  protected readonly name = computed(
    () => this.application().location?.name ?? 'Opvanglocatie (vernietigd: niet meer te zien waar)',
  );

  protected async withdraw(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: `Aanvraag bij ${this.name()} intrekken?`,
      text: ['De opvanglocatie ziet uw gegevens dan niet meer. Uw andere aanvragen lopen gewoon door.'],
      warning: 'Dit kunt u niet ongedaan maken.',
      confirm: 'Aanvraag intrekken',
    });
    if (!isSure) return;
    const { applicationId } = this.application();
    const answer = await this.submission.run((headers) =>
      this.api.withdrawApplication(applicationId, {}, headers),
    );
    if (!answer) return;
    // The button that was pressed goes away with what it was for.
    this.card().nativeElement.focus();
    this.store.wrote(answer.position);
  }

  protected readonly statusNames = statusNames;
  protected readonly meaning = statusMeaning;
  protected readonly confirmationText = confirmationText;
  protected readonly reasonOf = (reason: Reason): string => reasonNames[reason] ?? reason;
  protected readonly shownDay = shownDay;
  protected readonly shownMoment = shownMoment;
}
