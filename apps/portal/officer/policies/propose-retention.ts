import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Confirm } from '../../shared/confirm/confirm.js';
import { isoOfTyped, shownDay } from '../../shared/dates/dates.js';
import { DateField } from '../../shared/form/date-field.js';
import { ErrorSummary, type FormError } from '../../shared/form/error-summary.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Submission } from '../../shared/form/submission.js';
import { TextField } from '../../shared/form/text-field.js';
import {
  monthsOf,
  proposedDocument,
  retentionDocument,
  termText,
  wholeNumber,
} from '../shared/retention-document.js';
import { choicesOf, retentionGroundNames, type RetentionGround } from '../shared/words.js';
import { groundErrors, idOfField } from './decision.js';

/** Other retention terms: adopted at once where they keep longer, a proposal for a second person where they keep less. */
@Component({
  selector: 'koz-propose-retention',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, ErrorSummary, MatButtonModule, SelectField, TextField],
  templateUrl: './propose-retention.html',
})
export class ProposeRetention {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  readonly policies = input.required<Schemas['Policies']>();
  /** Terms to begin with, in months. */
  readonly first = input<string>();
  readonly second = input<string>();
  readonly proposed = output<string>();

  protected readonly current = computed(() => retentionDocument(this.policies().retention.policy));
  protected readonly firstTerm = linkedSignal(
    () => this.first() ?? String(this.current().thresholds.P2Y6M.months),
  );
  protected readonly secondTerm = linkedSignal(
    () => this.second() ?? String(this.current().thresholds.P5Y.months),
  );
  protected readonly k = linkedSignal(() => String(this.current().k));
  protected readonly ground = signal<RetentionGround | ''>('');
  protected readonly from = signal('');
  private readonly wrong = signal<Readonly<Record<string, string>>>({});
  protected readonly proposing = new Submission();

  protected readonly grounds = choicesOf(retentionGroundNames);
  protected readonly termText = termText;
  protected readonly errors = computed<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(
      this.proposing.fieldErrors().map(({ field, message }) => [idOfField(field), message]),
    ),
    ...this.wrong(),
  }));
  protected readonly summary = computed<readonly FormError[]>(() =>
    Object.entries(this.errors()).map(([id, message]) => ({ id: at(id), message })),
  );

  protected async propose(): Promise<void> {
    const { months, errors } = monthsOf({ first: this.firstTerm(), second: this.secondTerm() });
    const [k, ground, typedFrom] = [wholeNumber(this.k()), this.ground(), this.from().trim()];
    const effectiveFrom = typedFrom === '' ? undefined : isoOfTyped(typedFrom);
    this.proposing.clear();
    this.wrong.set({
      ...(errors.first !== undefined && { 'voorstel-eerste': errors.first }),
      ...(errors.second !== undefined && { 'voorstel-tweede': errors.second }),
      ...(k === undefined && { 'voorstel-k': 'Vul een geheel getal in, van 1 of meer.' }),
      ...groundErrors(ground, ''),
      ...(typedFrom !== '' &&
        effectiveFrom === undefined && { ingang: 'Vul een bestaande dag in als dd/mm/jjjj.' }),
    });
    if (months === undefined || k === undefined || ground === '' || Object.keys(this.wrong()).length > 0)
      return;
    const document = proposedDocument(this.policies().retention, { months, k });
    const agreed = await this.confirm.ask({
      title: 'Dit bewaarbeleid voorstellen?',
      text: [
        `De precisie verdwijnt ${termText(document.thresholds.P2Y6M)}, alles ${termText(document.thresholds.P5Y)}.`,
        'Bewaart het korter of minder, dan moet een andere functionaris het bevestigen en geldt het ten vroegste na 7 dagen.',
      ],
      confirm: 'Dien het in',
    });
    if (!agreed) return;
    const { revision } = this.policies();
    const body = {
      ground,
      retention: document,
      ...(effectiveFrom !== undefined && { effectiveFrom }),
    };
    const answer = await this.proposing.run((headers) =>
      answerOf(
        this.api.PUT('/api/v1/privacy/policies', {
          body,
          headers: { ...headers, 'if-match': `"${revision}"` },
        }),
      ),
    );
    if (answer === undefined) return;
    this.ground.set('');
    this.from.set('');
    const since = answer.effectiveFrom ?? answer.earliest;
    this.proposed.emit(
      answer.text ?? `Aangenomen: ${answer.policyVersion}${since ? `, vanaf ${shownDay(since)}` : ''}.`,
    );
  }
}

/** A ground stands twice on the page. */
const at = (id: string): string => (id === 'grond' ? 'voorstel-grond' : id);
