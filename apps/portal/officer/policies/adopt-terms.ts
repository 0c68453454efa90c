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
import { isoOfTyped, shownDay } from '../../shared/dates/dates.js';
import { ChoiceField, type Choice } from '../../shared/form/choice-field.js';
import { DateField } from '../../shared/form/date-field.js';
import { ErrorSummary, type FormError } from '../../shared/form/error-summary.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Submission } from '../../shared/form/submission.js';
import { TextField } from '../../shared/form/text-field.js';
import { choicesOf, methodGroundNames, type MethodGround } from '../shared/words.js';
import { groundErrors } from './decision.js';
import { termsOf, termsText, type TypedTerms } from './handling-terms.js';

/** Within which terms applications are to be handled: those in force and before, and adopting others. */
@Component({
  selector: 'koz-adopt-terms',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, DateField, ErrorSummary, MatButtonModule, SelectField, TextField],
  templateUrl: './adopt-terms.html',
})
export class AdoptTerms {
  private readonly api = inject(Api);
  readonly policies = input.required<Schemas['Policies']>();
  readonly adopted = output<string>();

  protected readonly takeUp = linkedSignal(() => String(this.policies().terms.takeUpDays));
  protected readonly confirmDays = linkedSignal(() => String(this.policies().terms.confirmDays));
  protected readonly handling = linkedSignal<string>(() => this.policies().terms.handling);
  protected readonly rounds = linkedSignal(() => String(this.policies().terms.roundMonthsBefore ?? ''));
  protected readonly ground = signal<MethodGround | ''>('');
  protected readonly groundDate = signal('');
  private readonly wrong = signal<Readonly<Record<string, string>>>({});
  protected readonly adopting = new Submission();

  protected readonly errors = computed<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(this.adopting.fieldErrors().map(({ field, message }) => [at(field), message])),
    ...this.wrong(),
  }));
  protected readonly summary = computed<readonly FormError[]>(() =>
    Object.entries(this.errors()).map(([id, message]) => ({ id, message })),
  );
  protected readonly grounds = choicesOf(methodGroundNames);
  protected readonly ways: readonly Choice[] = [
    { value: 'continuous', label: 'Zoals aanvragen binnenkomen' },
    { value: 'rounds', label: 'In rondes, enkele maanden voor de start' },
  ];
  protected readonly termsText = termsText;
  protected readonly shownDay = shownDay;

  protected async adopt(): Promise<void> {
    const typed: TypedTerms = {
      takeUpDays: this.takeUp(),
      confirmDays: this.confirmDays(),
      handling: this.handling() === 'rounds' ? 'rounds' : 'continuous',
      roundMonthsBefore: this.rounds(),
    };
    const { terms, errors } = termsOf(typed);
    const [ground, day] = [this.ground(), this.groundDate().trim()];
    const grounds = Object.entries(groundErrors(ground, day)).map(([id, message]) => [
      `termijn-${id}`,
      message,
    ]);
    this.adopting.clear();
    this.wrong.set({ ...errors, ...Object.fromEntries(grounds) });
    if (terms === undefined || ground === '' || Object.keys(this.wrong()).length > 0) return;
    const groundDate = isoOfTyped(day);
    const body = { ground, terms, ...(groundDate !== undefined && { groundDate }) };
    const { revision } = this.policies();
    const answer = await this.adopting.run((headers) =>
      answerOf(
        this.api.PUT('/api/v1/privacy/policies', {
          body,
          headers: { ...headers, 'if-match': `"${revision}"` },
        }),
      ),
    );
    if (answer === undefined) return;
    this.ground.set('');
    this.groundDate.set('');
    this.adopted.emit('Deze termijnen gelden nu, voor aanvragen van vandaag af.');
  }
}

/** The control in which a field of the request is filled in. */
function at(field: string): string {
  if (field === 'ground') return 'termijn-grond';
  if (field === 'groundDate') return 'termijn-grond-dag';
  return field.replace(/^terms\./, '');
}
