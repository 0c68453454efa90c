import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { ErrorSummary, type FormError } from '../../shared/form/error-summary.js';
import { Submission } from '../../shared/form/submission.js';
import { TextField } from '../../shared/form/text-field.js';
import { SaveFile } from '../../shared/files/save-file.js';
import { FamilyApi, type PlanCertificates } from '../family-api.js';
import { faultOf } from '../form-errors.js';

/** The certificates of destruction of a plan, by its receipt: for anyone who has it, also when nothing else is left. */
@Component({
  selector: 'koz-certificates-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, ErrorSummary, TextField],
  template: `
    <h1>Certificaten met uw ontvangstcode</h1>
    <p>
      Vul de ontvangstcode in die u kreeg bij het indienen. U ziet dan de bewijzen dat de gegevens van dat
      opvangplan vernietigd zijn. Aanmelden is niet nodig.
    </p>
    <koz-error-summary [errors]="errors()" />
    <form (submit)="find($event)" novalidate>
      <koz-text-field
        id="veld-receipt"
        label="Ontvangstcode"
        hint="Hoofdletters, streepjes en spaties maken niet uit."
        autocomplete="off"
        [(value)]="receipt"
        [error]="fault()"
      />
      <button type="submit" matButton="filled" [disabled]="submission.isBusy()">Certificaten zoeken</button>
    </form>
    <div role="status">
      @if (found(); as answer) {
        <h2>{{ title(answer) }}</h2>
      }
    </div>
    @if (found(); as answer) {
      <ol>
        @for (each of answer.certificates; track each.certificate) {
          <li>
            <p>{{ each.text }}</p>
            <p>
              {{
                each.verified
                  ? 'De handtekening klopt.'
                  : 'De handtekening hoort niet bij de sleutels hieronder. Vraag het na bij uw lokaal bestuur.'
              }}
            </p>
          </li>
        }
      </ol>
      <p>{{ answer.text }}</p>
      <button type="button" matButton="outlined" (click)="save(answer)">Certificaten downloaden</button>
    }
  `,
})
export class CertificatesPage {
  private readonly api = inject(FamilyApi);
  private readonly files = inject(SaveFile);
  protected readonly submission = new Submission();
  protected readonly receipt = signal('');
  protected readonly found = signal<PlanCertificates | undefined>(undefined);
  private readonly isMissing = signal(false);

  protected readonly fault = computed(() =>
    this.isMissing() ? 'Vul uw ontvangstcode in.' : faultOf(this.submission, 'receipt'),
  );
  protected readonly errors = computed<FormError[]>(() => {
    const fault = this.fault();
    if (fault !== undefined) return [{ id: 'veld-receipt', message: fault }];
    if (this.submission.kind() === 'not-found')
      return [
        {
          id: 'veld-receipt',
          message:
            'Bij deze code is geen certificaat. Kijk de code na. Misschien is er van dit opvangplan nog niets vernietigd.',
        },
      ];
    const problem = this.submission.problem();
    return problem === undefined ? [] : [{ message: problem }];
  });

  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    this.found.set(undefined);
    this.submission.clear();
    this.isMissing.set(this.receipt().trim() === '');
    if (this.isMissing()) return;
    const answer = await this.submission.run(() => this.api.findCertificates(this.receipt().trim()));
    if (answer) this.found.set(answer);
  }

  protected save(answer: PlanCertificates): void {
    const text = JSON.stringify(answer, undefined, 2);
    this.files.save('certificaten.json', text);
  }

  protected readonly title = ({ certificates: { length } }: PlanCertificates): string =>
    length === 1 ? '1 certificaat gevonden' : `${length} certificaten gevonden`;
}
