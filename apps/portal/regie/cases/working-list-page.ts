import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { listReasonNames } from '../figures/figure-words.js';
import { CaseList } from './case-list.js';

export type WorkingList = 'emergency-list' | 'guidance-list';

/** A working list of the regie: plans that need something, by id. Which one, the route says. */
@Component({
  selector: 'koz-working-list-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CaseList, Loaded, MatButtonModule, RouterLink],
  template: `
    <h1>{{ heading() }}</h1>
    <p>{{ explanation() }}</p>
    @if (list() === 'guidance-list') {
      <p>
        Hoe veel aanvragen te lang wachten, en bij welke organisator, ziet u bij
        <a routerLink="/regie/antwoordtijden">Antwoordtijden</a>.
      </p>
    }
    <koz-loaded [of]="page">
      <ng-template>
        @if (cases().length === 0) {
          <p>Er staat nu niemand op deze lijst.</p>
        } @else {
          <koz-case-list [caption]="heading() + ': opvangplannen'" [cases]="cases()" />
        }
        <div class="koz-actions">
          @if (cursor()) {
            <button type="button" matButton (click)="cursor.set(null)">Terug naar het begin</button>
          }
          @if (page.value()!.nextCursor) {
            <button type="button" matButton="outlined" (click)="cursor.set(page.value()!.nextCursor)">
              Volgende bladzijde
            </button>
          }
        </div>
      </ng-template>
    </koz-loaded>
  `,
})
export class WorkingListPage {
  private readonly api = inject(Api);
  readonly heading = input.required<string>();
  readonly explanation = input.required<string>();
  readonly list = input.required<WorkingList>();

  /** Another list begins at its beginning. */
  protected readonly cursor = linkedSignal<WorkingList, string | null>({
    source: () => this.list(),
    computation: () => null,
  });
  protected readonly page = resource({
    params: () => ({ list: this.list(), cursor: this.cursor() }),
    loader: async ({ params: { list, cursor }, abortSignal }) => {
      const asked = { params: { query: cursor === null ? {} : { cursor } }, signal: abortSignal };
      return list === 'emergency-list'
        ? answerOf(this.api.GET('/api/v1/regie/emergency-list', asked))
        : answerOf(this.api.GET('/api/v1/regie/guidance-list', asked));
    },
  });
  protected readonly cases = computed(() =>
    this.page.hasValue()
      ? this.page.value().items.map((item) => ({ ...item, reason: listReasonNames[item.reason] }))
      : [],
  );
}
