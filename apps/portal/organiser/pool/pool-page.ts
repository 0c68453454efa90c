import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { shownDay } from '../../shared/dates/dates.js';
import { SelectField } from '../../shared/form/select-field.js';
import { sentenceOf } from '../../shared/loading/problem-words.js';
import { fieldName, type FieldName } from '../../shared/words/words.js';
import { nameIn, OwnLocations } from '../own-locations.js';
import { ShownField } from '../shown/shown-field.js';

type Pooled = Schemas['PooledCarePlan'];

/** What the pool may show at all, in the order of the columns. */
const columns: readonly FieldName[] = [
  'child.birthDate',
  'startDate',
  'endDate',
  'careParts',
  'priorityRules',
  'postcode',
];
const pageSize = 25;

/** Plans that look for a place without an application here: the emergency list, and what families share with all. */
@Component({
  selector: 'koz-pool-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, SelectField, ShownField],
  templateUrl: './pool-page.html',
})
export class PoolPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly ownLocations = inject(OwnLocations);

  /** From the address: `alle` for the whole pool. */
  readonly lijst = input<string>();
  readonly locatie = input<string>();

  protected readonly list = computed(() => (this.lijst() === 'alle' ? 'all' : 'emergency'));
  protected readonly locations = resource({ loader: () => this.ownLocations.read() });
  protected readonly locationChoices = computed(() =>
    (this.locations.hasValue() ? this.locations.value() : []).map(({ locationId, name }) => ({
      value: locationId,
      label: name,
    })),
  );
  protected readonly plans = signal<readonly Pooled[]>([]);
  protected readonly next = signal<string | null | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  private reading = new AbortController();

  protected readonly columns = columns;
  protected readonly fieldName = fieldName;
  protected readonly shownDay = shownDay;

  constructor() {
    effect(() => {
      this.list();
      this.locatie();
      untracked(() => this.begin());
    });
  }

  protected begin(): void {
    this.reading.abort();
    this.reading = new AbortController();
    this.plans.set([]);
    this.next.set(undefined);
    void this.more();
  }

  protected async more(): Promise<void> {
    const { signal: left } = this.reading;
    const [cursor, locationId] = [this.next(), this.locatie()];
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const query = {
        ...{ list: this.list() as 'all' | 'emergency', limit: pageSize },
        ...(locationId ? { locationId } : {}),
        ...(cursor ? { cursor } : {}),
      };
      const page = await answerOf(
        this.api.GET('/api/v1/organiser/pool', { params: { query }, signal: left }),
      );
      if (left.aborted) return;
      this.plans.update((plans) => [...plans, ...page.items]);
      this.next.set(page.nextCursor);
    } catch (error) {
      if (!left.aborted) this.problem.set(sentenceOf(error));
    } finally {
      if (!left.aborted) this.isBusy.set(false);
    }
  }

  protected choose(changes: { lijst?: string | null; locatie?: string | null }): void {
    void this.router.navigate([], { queryParams: changes, queryParamsHandling: 'merge' });
  }

  protected fitText({ fittingLocationIds }: Pooled): string {
    if (fittingLocationIds.length === 0) return 'past niet';
    const locations = this.locations.hasValue() ? this.locations.value() : undefined;
    return `past bij ${fittingLocationIds.map((id) => nameIn(locations, id)).join(', ')}`;
  }
}
