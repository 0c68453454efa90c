import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Development } from '../../session/development.js';
import { isoOfTyped } from '../../shared/dates/dates.js';
import { ChoiceField, type Choice } from '../../shared/form/choice-field.js';
import { DateField } from '../../shared/form/date-field.js';
import { ErrorSummary, type FormError } from '../../shared/form/error-summary.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Submission } from '../../shared/form/submission.js';
import { TextField } from '../../shared/form/text-field.js';
import { choicesOf, holdReasonNames, type HoldReason } from '../shared/words.js';

type Keeps = NonNullable<Schemas['PlaceHold']['keeps']>;

/** The form that stops the clock of one plan. */
@Component({
  selector: 'koz-place-hold',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, DateField, ErrorSummary, MatButtonModule, SelectField, TextField],
  template: `
    <h2>Een bewaring opleggen</h2>
    <koz-error-summary [errors]="summary()" />
    @if (placing.problem(); as problem) {
      <p class="koz-note koz-note--bad" role="alert">{{ problem }}</p>
    }
    <form (submit)="$event.preventDefault(); place()">
      <koz-text-field
        id="carePlanId"
        label="Kenmerk van het opvangplan"
        [(value)]="carePlanId"
        [error]="errors()['carePlanId']"
      />
      <koz-select-field
        id="reason"
        label="Reden"
        empty="Maak een keuze"
        [choices]="reasons"
        [(value)]="reason"
        [error]="errors()['reason']"
      />
      <koz-date-field
        id="expires"
        label="Geldt tot"
        hint="De eerste dag waarop de bewaring niet meer geldt."
        [(value)]="expires"
        [error]="errors()['expires']"
      />
      <koz-choice-field
        id="keeps"
        label="Wat moet er blijven?"
        [choices]="kept"
        [(value)]="keeps"
        [error]="errors()['keeps']"
      />
      <button type="submit" matButton="filled" disabledInteractive [disabled]="placing.isBusy()">
        Leg de bewaring op
      </button>
    </form>
  `,
})
export class PlaceHold {
  private readonly api = inject(Api);
  readonly placed = output<Schemas['LegalHold']>();

  protected readonly carePlanId = signal(inject(Development).followed() ?? '');
  protected readonly reason = signal('');
  protected readonly expires = signal('');
  protected readonly keeps = signal<string>('whatIsLeft');
  protected readonly placing = new Submission();
  private readonly missing = signal<Readonly<Record<string, string>>>({});

  /** By the name of the field in the request, which is also the id of its control. */
  protected readonly errors = computed<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(this.placing.fieldErrors().map(({ field, message }) => [field, message])),
    ...this.missing(),
  }));
  protected readonly summary = computed<readonly FormError[]>(() =>
    Object.entries(this.errors()).map(([id, message]) => ({ id, message })),
  );
  protected readonly reasons = choicesOf(holdReasonNames);
  protected readonly kept: readonly Choice[] = [
    { value: 'whatIsLeft', label: 'Wat er nog is', hint: 'Ook als de precieze gegevens al vernietigd zijn.' },
    {
      value: 'everything',
      label: 'Alles',
      hint: 'Dit kan niet meer als de precieze gegevens al vernietigd zijn.',
    },
  ];

  protected async place(): Promise<void> {
    const [reason, expires] = [this.reason() as HoldReason | '', isoOfTyped(this.expires())];
    const carePlanId = this.carePlanId().trim();
    this.placing.clear();
    this.missing.set({
      ...(carePlanId === '' && { carePlanId: 'Vul het kenmerk van het opvangplan in.' }),
      ...(reason === '' && { reason: 'Kies een reden.' }),
      ...(expires === undefined && { expires: 'Vul een bestaande dag in als dd/mm/jjjj.' }),
    });
    if (carePlanId === '' || reason === '' || expires === undefined) return;
    const body = { carePlanId, reason, expires, keeps: this.keeps() as Keeps };
    const answer = await this.placing.run((headers) =>
      answerOf(this.api.POST('/api/v1/privacy/holds', { body, headers })),
    );
    if (answer === undefined) return;
    this.carePlanId.set('');
    this.reason.set('');
    this.expires.set('');
    this.placed.emit(answer);
  }
}
