import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Session } from '../../session/session.js';
import { shownDay } from '../../shared/dates/dates.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { MethodTable } from '../../shared/method-table/method-table.js';
import { RetentionTable } from '../../shared/method-table/retention-table.js';
import { fieldName } from '../../shared/words/words.js';
import { Outcome } from '../shared/outcome.js';
import { SecondPerson } from '../shared/second-person.js';
import { methodGroundNames, retentionGroundNames } from '../shared/words.js';
import { AdoptMethod } from './adopt-method.js';
import { AdoptTerms } from './adopt-terms.js';
import { Proposals } from './proposals.js';
import { ProposeRetention } from './propose-retention.js';

/** What holds and what held: method, terms, retention; and deciding on another. */
@Component({
  selector: 'koz-policies-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AdoptMethod,
    AdoptTerms,
    Loaded,
    MethodTable,
    Outcome,
    Proposals,
    ProposeRetention,
    RetentionTable,
    RouterLink,
    SecondPerson,
  ],
  templateUrl: './policies-page.html',
})
export class PoliciesPage {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  /** Terms that were tried on the page "Wat als", to begin with. */
  readonly eerste = input<string>();
  readonly tweede = input<string>();

  protected readonly found = resource({
    // Who may confirm a proposal depends on the person.
    params: () => ({ token: this.session.who()?.token }),
    loader: async () => {
      const [policies, methods] = await Promise.all([
        answerOf(this.api.GET('/api/v1/privacy/policies')),
        answerOf(this.api.GET('/api/v1/methods')),
      ]);
      const query = { controller: policies.controller };
      const { items } = await answerOf(this.api.GET('/api/v1/methods/in-force', { params: { query } }));
      return { policies, methods, inForce: items[0] };
    },
  });
  protected readonly answer = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly outcome = signal<{ readonly text: string } | undefined>(undefined);

  protected readonly shownDay = shownDay;
  protected readonly methodGrounds = methodGroundNames;
  protected readonly retentionGrounds = retentionGroundNames;
  protected names = (fields: readonly string[]): string => fields.map(fieldName).join(', ');

  protected ground({ ground, groundDate }: Pick<Schemas['AdoptedMethod'], 'ground' | 'groundDate'>): string {
    return groundDate === undefined
      ? this.methodGrounds[ground]
      : `${this.methodGrounds[ground]} van ${shownDay(groundDate)}`;
  }

  protected decided(sentence: string): void {
    this.outcome.set({ text: sentence });
    this.found.reload();
  }
}
