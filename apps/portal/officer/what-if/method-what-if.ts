import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { ComparisonFigures } from '../shared/comparison-figures.js';
import { MethodChanges } from '../shared/method-changes.js';
import type { MethodId } from '../shared/words.js';

/** Another disclosure method: what it changes cell by cell, and what it would have shown over the real history. */
@Component({
  selector: 'koz-method-what-if',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ComparisonFigures, Loaded, MethodChanges, SelectField],
  template: `
    <section aria-labelledby="andere-methode">
      <h2 id="andere-methode">Een andere methode</h2>
      <koz-select-field
        id="methode-keuze"
        label="Methode"
        empty="Maak een keuze"
        [choices]="choices()"
        [value]="chosen()"
        (valueChange)="chosen.set($any($event))"
      />
      @if (chosen() !== '') {
        <koz-loaded [of]="change">
          <ng-template>
            @if (change.hasValue() && change.value(); as found) {
              <koz-method-changes [difference]="found.difference" [legend]="methods().legend" />
              <h3>Wat ze getoond zou hebben</h3>
              <koz-comparison-figures [comparison]="found.comparison" [methods]="methods().methods" />
            }
          </ng-template>
        </koz-loaded>
      }
    </section>
  `,
})
export class MethodWhatIf {
  private readonly api = inject(Api);
  readonly controller = input.required<string>();
  readonly methods = input.required<Schemas['Methods']>();

  protected readonly chosen = signal<MethodId | ''>('');
  protected readonly choices = computed(() =>
    this.methods().methods.map(({ id, title }) => ({ value: id, label: title })),
  );
  protected readonly change = resource({
    params: () => {
      const method = this.chosen();
      return method === '' ? undefined : { method, controller: this.controller() };
    },
    loader: async ({ params: query }) => {
      const [difference, comparison] = await Promise.all([
        answerOf(this.api.GET('/api/v1/methods/difference', { params: { query } })),
        answerOf(
          this.api.POST('/api/v1/privacy/policies/compare', {
            body: { methods: [query.method], reason: 'routine' },
          }),
        ),
      ]);
      return { difference, comparison };
    },
  });
}
