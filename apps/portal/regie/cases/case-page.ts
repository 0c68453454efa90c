import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Development } from '../../session/development.js';
import { shownDay } from '../../shared/dates/dates.js';
import { FieldValue } from '../../shared/field/field-value.js';
import type { FieldLike } from '../../shared/field/field-words.js';
import { ChoiceField } from '../../shared/form/choice-field.js';
import { Submission } from '../../shared/form/submission.js';
import { fieldName, fieldOrder, statusNames } from '../../shared/words/words.js';
import { caseReasonNames } from '../figures/figure-words.js';

type Reason = Schemas['OpenCaseRequest']['reason'];

/** One case, opened with a reason: nothing is read before it is given, and that it was read is on record. */
@Component({
  selector: 'koz-case-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, FieldValue, MatButtonModule],
  templateUrl: './case-page.html',
})
export class CasePage {
  private readonly api = inject(Api);
  private readonly development = inject(Development);
  readonly carePlanId = input.required<string>();

  protected readonly reason = signal('');
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly opening = new Submission();
  protected readonly opened = signal<Schemas['RegieCase'] | undefined>(undefined);
  protected readonly reasons = Object.entries(caseReasonNames).map(([value, label]) => ({ value, label }));
  protected readonly statusNames = statusNames;
  protected readonly reasonNames = caseReasonNames;
  protected readonly day = shownDay;

  protected readonly fields = computed(() => {
    const fields = this.opened()?.fields as Readonly<Record<string, FieldLike>> | undefined;
    return fieldOrder.flatMap((field) => {
      const state = fields?.[field];
      return state === undefined ? [] : [{ field, name: fieldName(field), state }];
    });
  });

  protected async open(): Promise<void> {
    const reason = this.reason() as Reason | '';
    this.error.set(reason === '' ? 'Kies waarom u dit dossier opent.' : undefined);
    if (reason === '') return;
    const answer = await this.opening.run((headers) =>
      answerOf(
        this.api.POST('/api/v1/regie/cases/{id}/open', {
          params: { path: { id: this.carePlanId() } },
          body: { reason },
          headers,
        }),
      ),
    );
    if (answer === undefined) return;
    this.opened.set(answer);
    this.development.follow(answer.carePlanId);
  }
}
