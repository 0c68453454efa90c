import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Development } from '../../session/development.js';
import { roleNames } from '../../session/who.js';
import { shownMoment } from '../../shared/dates/dates.js';
import { DateField } from '../../shared/form/date-field.js';
import { ErrorSummary, type FormError } from '../../shared/form/error-summary.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Submission } from '../../shared/form/submission.js';
import { TextField } from '../../shared/form/text-field.js';
import { fieldName, fieldNames } from '../../shared/words/words.js';
import { ReasonField } from '../shared/reason-field.js';
import { withNext, type Disclosure, type Page } from '../shared/search.js';
import { choicesOf, disclosureGroundNames } from '../shared/words.js';
import { noFilters, queryOf, type Filters, type Query } from './filters.js';

/** Who was shown what of the own plans: narrowed as one likes, a page at a time. */
@Component({
  selector: 'koz-disclosures-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, ErrorSummary, MatButtonModule, ReasonField, SelectField, TextField],
  templateUrl: './disclosures-page.html',
  styles: `
    .filters {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
      column-gap: 1.5rem;
      align-items: start;
    }
    td code {
      display: block;
      min-width: 9rem;
    }
    .fields {
      min-width: 16rem;
    }
  `,
})
export class DisclosuresPage {
  private readonly api = inject(Api);
  protected readonly filters = signal<Filters>({
    ...noFilters,
    carePlanId: inject(Development).followed() ?? '',
  });
  private readonly wrong = signal<Readonly<Record<string, string>>>({});
  protected readonly searching = new Submission();
  protected readonly found = signal<Page<Disclosure> | undefined>(undefined);
  /** What was asked, for the pages that follow. */
  private asked: Query | undefined;

  protected readonly errors = computed<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(this.searching.fieldErrors().map(({ field, message }) => [field, message])),
    ...this.wrong(),
  }));
  protected readonly summary = computed<readonly FormError[]>(() =>
    Object.entries(this.errors()).map(([id, message]) => ({ id, message })),
  );
  protected readonly roles = choicesOf(roleNames);
  protected readonly grounds = choicesOf(disclosureGroundNames);
  protected readonly fields = choicesOf(fieldNames);
  protected readonly shownMoment = shownMoment;
  private readonly precisions = { exact: '', month: ' (maand en jaar)', year: ' (jaar)' } as const;

  protected set(name: keyof Filters, value: string): void {
    this.filters.update((filters) => ({ ...filters, [name]: value }));
  }

  protected shownFields({ fields }: Disclosure): string {
    return fields
      .map(({ field, precision }) => `${fieldName(field)}${this.precisions[precision]}`)
      .join(', ');
  }

  protected async search(): Promise<void> {
    const { query, errors } = queryOf(this.filters());
    this.searching.clear();
    this.wrong.set(errors);
    if (query === undefined) return;
    this.asked = query;
    this.found.set(await this.read(query));
  }

  protected async more(cursor: string): Promise<void> {
    const [before, query] = [this.found(), this.asked];
    if (before === undefined || query === undefined) return;
    const next = await this.read({ ...query, cursor });
    if (next !== undefined) this.found.set(withNext(before, next));
  }

  private read(query: Query): Promise<Page<Disclosure> | undefined> {
    return this.searching.run(() =>
      answerOf(this.api.GET('/api/v1/privacy/disclosures', { params: { query } })),
    );
  }
}
