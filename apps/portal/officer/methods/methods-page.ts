import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { CheckField } from '../../shared/form/check-field.js';
import { ChoiceField, type Choice } from '../../shared/form/choice-field.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { MethodTable } from '../../shared/method-table/method-table.js';
import { RetentionTable } from '../../shared/method-table/retention-table.js';
import { ComparisonFigures } from '../shared/comparison-figures.js';

/** The methods as the deck's tables, made from the documents, and what each would have shown. */
@Component({
  selector: 'koz-methods-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CheckField, ChoiceField, ComparisonFigures, Loaded, MatButtonModule, MethodTable, RetentionTable],
  templateUrl: './methods-page.html',
})
export class MethodsPage {
  private readonly api = inject(Api);
  protected readonly found = resource({ loader: () => answerOf(this.api.GET('/api/v1/methods')) });
  protected readonly answer = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly methods = computed(() => this.answer()?.methods ?? []);

  /** Which methods are shown; all at first. */
  protected readonly shown = linkedSignal<ReadonlySet<string>>(
    () => new Set(this.methods().map(({ id }) => id)),
  );
  protected readonly chosen = computed(() => this.methods().filter(({ id }) => this.shown().has(id)));
  protected readonly layout = signal('under');
  protected readonly layouts: readonly Choice[] = [
    { value: 'under', label: 'Onder elkaar' },
    { value: 'beside', label: 'Naast elkaar, in één tabel' },
  ];

  /** Comparing reads the whole history: only when somebody asks for it. */
  protected readonly comparing = signal(false);
  protected readonly comparison = resource({
    params: () => (this.comparing() ? {} : undefined),
    loader: () =>
      answerOf(this.api.POST('/api/v1/privacy/policies/compare', { body: { reason: 'routine' } })),
  });

  protected show(id: string, isShown: boolean): void {
    this.shown.update(
      (before) => new Set(isShown ? [...before, id] : [...before].filter((each) => each !== id)),
    );
  }
}
