import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { ErrorSummary } from '../../shared/form/error-summary.js';
import { SelectField } from '../../shared/form/select-field.js';
import { TextField } from '../../shared/form/text-field.js';
import { sentenceOf } from '../../shared/loading/problem-words.js';
import { ProblemError } from '@koz/api-client';
import { CarePartsField } from '../care-parts/care-parts-field.js';
import type { CarePart } from '../filing/draft.js';
import { FamilyApi, type Location, type LocationSearch as Search } from '../family-api.js';
import { controlId } from '../filing/steps.js';
import { ChosenLocations } from './chosen-locations.js';
import { offerText } from './offer.js';

const nothing: Search = {};

/** Finds locations by municipality, postcode and care parts, and lets several be chosen. */
@Component({
  selector: 'koz-location-search',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, ErrorSummary, SelectField, TextField, CarePartsField],
  templateUrl: './location-search.html',
  styleUrl: './location-search.scss',
})
export class LocationSearch {
  /** Locations that cannot be chosen, for the plan is there already. */
  readonly taken = input<readonly string[]>([]);

  private readonly api = inject(FamilyApi);
  protected readonly chosen = inject(ChosenLocations);

  protected readonly municipality = signal('');
  protected readonly postcode = signal('');
  protected readonly careParts = signal<readonly CarePart[]>([]);
  private readonly asked = signal<Search>(nothing);
  /** The pages read after the first, of one search. */
  private readonly more = linkedSignal<Search, readonly Location[]>({
    source: this.asked,
    computation: () => [],
  });
  private readonly further = linkedSignal<Search, string | null | undefined>({
    source: this.asked,
    computation: () => undefined,
  });
  private readonly moreError = signal<unknown>(undefined);

  protected readonly first = resource({
    params: () => this.asked(),
    loader: ({ params }) => this.api.locations(params),
  });
  /** The municipalities that have locations, from the register itself. */
  protected readonly municipalities = resource({ loader: () => this.allMunicipalities() });
  protected readonly choices = computed(() =>
    this.municipalities.hasValue()
      ? this.municipalities.value().map((name) => ({ value: name, label: name }))
      : [],
  );

  protected readonly found = computed(() =>
    this.first.hasValue() ? [...this.first.value().items, ...this.more()] : [],
  );
  protected readonly next = computed(() => {
    const further = this.further();
    if (further !== undefined) return further;
    return this.first.hasValue() ? this.first.value().nextCursor : null;
  });
  protected readonly status = computed(() => {
    if (this.first.isLoading()) return 'Bezig met zoeken.';
    const count = this.found().length;
    if (count === 0) return 'Geen opvanglocaties gevonden.';
    return `${count} ${count === 1 ? 'opvanglocatie' : 'opvanglocaties'} gevonden${this.next() === null ? '.' : ', en er zijn er nog.'}`;
  });

  protected readonly faults = computed(() => {
    const error = this.moreError() ?? causeOf(this.first.error());
    if (error === undefined) return [];
    const fields = error instanceof ProblemError ? error.fieldErrors : [];
    return fields.length > 0
      ? fields.map(({ field, message }) => ({ field, message, id: controlId(`zoek-${field}`) }))
      : [{ field: '', message: sentenceOf(error) }];
  });
  protected readonly faultOf = (field: string): string | undefined =>
    this.faults().find((fault) => fault.field === field)?.message;

  protected search(event: Event): void {
    event.preventDefault();
    this.moreError.set(undefined);
    this.asked.set({
      municipality: this.municipality(),
      postcode: this.postcode().trim(),
      careParts: this.careParts()
        .map(({ weekday, part }) => `${weekday}:${part}`)
        .join(','),
    });
  }

  protected async readMore(): Promise<void> {
    const [cursor, asked] = [this.next(), this.asked()];
    if (cursor === null) return;
    try {
      const page = await this.api.locations({ ...asked, cursor });
      if (this.asked() !== asked) return;
      this.more.update((before) => [...before, ...page.items]);
      this.further.set(page.nextCursor);
      this.moreError.set(undefined);
    } catch (error) {
      this.moreError.set(error);
    }
  }

  protected readonly offerText = offerText;
  protected readonly isTaken = ({ locationId }: Location): boolean => this.taken().includes(locationId);

  private async allMunicipalities(): Promise<readonly string[]> {
    const names = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await this.api.locations({ cursor });
      for (const { municipality } of page.items) names.add(municipality);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return [...names].sort((one, other) => one.localeCompare(other, 'nl-BE'));
  }
}

/** What a loader threw, out of what a resource makes of it. */
const causeOf = (error: unknown): unknown => (error as { cause?: unknown } | undefined)?.cause ?? error;
