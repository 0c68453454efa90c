import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { isoOfTyped, shownMoment } from '../../shared/dates/dates.js';
import { DateField } from '../../shared/form/date-field.js';
import { ErrorSummary, type FormError } from '../../shared/form/error-summary.js';
import { Submission } from '../../shared/form/submission.js';
import { lookingReasonNames } from '../../shared/words/words.js';
import { withNext, type Page } from '../shared/search.js';

type Consultation = Schemas['Consultation'];
interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** Who looked into history or decided on it, and why: the officers' own work is on record too. */
@Component({
  selector: 'koz-consultations-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, ErrorSummary, MatButtonModule],
  templateUrl: './consultations-page.html',
})
export class ConsultationsPage {
  private readonly api = inject(Api);
  protected readonly from = signal('');
  protected readonly to = signal('');
  private readonly wrong = signal<Readonly<Record<string, string>>>({});
  protected readonly reading = new Submission();
  protected readonly found = signal<Page<Consultation> | undefined>(undefined);
  private asked: Period = {};

  protected readonly errors = computed<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(this.reading.fieldErrors().map(({ field, message }) => [field, message])),
    ...this.wrong(),
  }));
  protected readonly summary = computed<readonly FormError[]>(() =>
    Object.entries(this.errors()).map(([id, message]) => ({ id, message })),
  );
  protected readonly shownMoment = shownMoment;
  protected reason = (code: string): string => lookingReasonNames[code] ?? code;

  protected async look(): Promise<void> {
    const period: Record<string, string> = {};
    const errors: Record<string, string> = {};
    for (const [name, typed] of [['from', this.from().trim()] as const, ['to', this.to().trim()] as const]) {
      const day = isoOfTyped(typed);
      if (day !== undefined) period[name] = day;
      else if (typed !== '') errors[name] = 'Vul een bestaande dag in als dd/mm/jjjj.';
    }
    this.reading.clear();
    this.wrong.set(errors);
    if (Object.keys(errors).length > 0) return;
    this.asked = period;
    this.found.set(await this.read());
  }

  protected async more(cursor: string): Promise<void> {
    const before = this.found();
    const next = await this.read(cursor);
    if (before !== undefined && next !== undefined) this.found.set(withNext(before, next));
  }

  private read(cursor?: string): Promise<Page<Consultation> | undefined> {
    const query = { ...this.asked, ...(cursor !== undefined && { cursor }) };
    return this.reading.run(() =>
      answerOf(this.api.GET('/api/v1/audit/consultations', { params: { query } })),
    );
  }
}
