import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import type { Schemas } from '@koz/api-client';
import { shownMonth } from '../../shared/dates/dates.js';
import { ErrorSummary, type FormError } from '../../shared/form/error-summary.js';
import { TextField } from '../../shared/form/text-field.js';
import { monthsOf, retentionDocument, termText, type TermErrors } from '../shared/retention-document.js';
import {
  amountText,
  isNothing,
  shiftSchedule,
  type Amount,
  type Delays,
  type Step,
} from './retention-shift.js';

/** Other terms, and how the months of the schedule shift with them. */
@Component({
  selector: 'koz-retention-what-if',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorSummary, MatButtonModule, RouterLink, TextField],
  templateUrl: './retention-what-if.html',
})
export class RetentionWhatIf {
  readonly schedule = input.required<Schemas['RetentionSchedule']>();
  readonly policies = input.required<Schemas['RetentionPolicies']>();

  protected readonly thresholds = computed(() => retentionDocument(this.policies().policy).thresholds);
  protected readonly first = linkedSignal(() => String(this.thresholds().P2Y6M.months));
  protected readonly second = linkedSignal(() => String(this.thresholds().P5Y.months));
  protected readonly errors = signal<TermErrors>({});
  protected readonly summary = computed<readonly FormError[]>(() => {
    const { first, second } = this.errors();
    return [
      ...(first === undefined ? [] : [{ id: 'eerste-termijn', message: first }]),
      ...(second === undefined ? [] : [{ id: 'tweede-termijn', message: second }]),
    ];
  });
  /** The terms that were asked about; undefined before the first time. */
  protected readonly asked = signal<
    { readonly terms: readonly [number, number]; readonly delays: Delays } | undefined
  >(undefined);
  protected readonly shift = computed(() => {
    const asked = this.asked();
    return asked && shiftSchedule(this.schedule(), asked.delays);
  });
  protected readonly changes = computed(() => {
    const delays = this.asked()?.delays;
    return delays !== undefined && (delays.precise !== 0 || delays.everything !== 0);
  });
  protected readonly proposal = computed(() => {
    const [eerste, tweede] = this.asked()?.terms ?? [];
    return { eerste, tweede };
  });

  protected readonly steps: readonly Step[] = ['precise', 'everything'];
  protected readonly stepNames: Readonly<Record<Step, string>> = {
    precise: 'Precieze gegevens verdwijnen',
    everything: 'Alles verdwijnt',
  };
  protected readonly shownMonth = shownMonth;
  protected readonly termText = termText;
  protected readonly isNothing = isNothing;
  protected text = (amount: Amount): string => amountText(amount, this.schedule().k);

  protected show(): void {
    const { months, errors } = monthsOf({ first: this.first(), second: this.second() });
    this.errors.set(errors);
    if (months === undefined) return;
    const { P2Y6M, P5Y } = this.thresholds();
    this.asked.set({
      terms: [months.P2Y6M, months.P5Y],
      delays: { precise: months.P2Y6M - P2Y6M.months, everything: months.P5Y - P5Y.months },
    });
  }
}
