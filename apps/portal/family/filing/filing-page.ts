import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router } from '@angular/router';
import { ErrorSummary } from '../../shared/form/error-summary.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { CareStep } from './care-step.js';
import { Filing } from './filing.js';
import { LocationsStep } from './locations-step.js';
import { ParentStep } from './parent-step.js';
import { ReviewStep } from './review-step.js';
import { SharingStep } from './sharing-step.js';
import {
  controlId,
  isStep,
  numberOfStep,
  stepAt,
  stepOfField,
  steps,
  stepTitle,
  type StepKey,
} from './steps.js';

/** A plan is filled in by numbered steps; nothing is sent before the last. */
@Component({
  selector: 'koz-filing-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    MatButtonModule,
    ErrorSummary,
    Loaded,
    LocationsStep,
    CareStep,
    ParentStep,
    SharingStep,
    ReviewStep,
  ],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './filing-page.html',
  styleUrl: './filing-page.scss',
})
export class FilingPage {
  /** From the address: which step. */
  readonly stap = input('');

  private readonly router = inject(Router);
  protected readonly filing = inject(Filing);
  protected readonly steps = steps;
  protected readonly step = computed<StepKey>(() =>
    isStep(this.stap()) ? (this.stap() as StepKey) : 'locaties',
  );
  protected readonly number = computed(() => numberOfStep(this.step()));
  protected readonly title = computed(() => stepTitle(this.step()));
  protected readonly errors = computed(() => {
    const here = this.filing.faults().filter(({ field }) => stepOfField(field) === this.step());
    const faults = here.map(({ field, message }) => ({ id: controlId(field), message }));
    const { submission } = this.filing;
    const isToTell = this.step() === 'nakijken' && submission.fieldErrors().length === 0;
    const problem = isToTell ? submission.problem() : undefined;
    return problem === undefined ? faults : [{ message: this.explained(problem) }];
  });

  constructor() {
    // Nothing can be filled in before it is known where.
    effect(() => {
      if (this.number() > 1 && this.filing.chosen.all().length === 0)
        untracked(() => void this.router.navigate(['/gezin/indienen', 'locaties'], { replaceUrl: true }));
    });
  }

  protected async next(event: Event): Promise<void> {
    event.preventDefault();
    if (this.step() === 'nakijken') return this.filing.submit();
    if (this.filing.isComplete(this.step())) await this.to(this.number() + 1);
  }

  protected async back(): Promise<void> {
    this.filing.faults.set([]);
    this.filing.submission.clear();
    await this.to(this.number() - 1);
  }

  /** What was typed is in memory only: closing the page loses it. */
  protected warn(event: BeforeUnloadEvent): void {
    if (this.filing.isStarted()) event.preventDefault();
  }

  private to(number: number): Promise<boolean> {
    return this.router.navigate(['/gezin/indienen', stepAt(number)]);
  }

  private explained(problem: string): string {
    return this.filing.submission.kind() === 'idempotency-key-reused'
      ? 'Uw vorige poging kwam toch aan, met wat u toen had ingevuld: het opvangplan is ingediend. Dien niet opnieuw in.'
      : problem;
  }
}
