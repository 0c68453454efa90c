import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { isoOfTyped, shownDay, shownMonth } from '../../shared/dates/dates.js';
import { DateField } from '../../shared/form/date-field.js';
import { Submission } from '../../shared/form/submission.js';
import { figureText, monthRows, type Figure } from '../agenda/month-rows.js';
import { ReasonField } from '../shared/reason-field.js';
import { tierNames, tierOrder, type LookingReason } from '../shared/words.js';

type Counted = Schemas['RetentionDryRun'];

/** Counts what a run would destroy up to a day, also one to come. Nothing is destroyed. */
@Component({
  selector: 'koz-dry-run',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, MatButtonModule, ReasonField],
  templateUrl: './dry-run.html',
})
export class DryRun {
  private readonly api = inject(Api);
  protected readonly counting = new Submission();
  protected readonly day = signal('');
  protected readonly reason = signal<LookingReason>('routine');
  private readonly wrong = signal<string | undefined>(undefined);
  protected readonly error = computed(() => this.wrong() ?? this.counting.fieldErrors()[0]?.message);
  protected readonly counted = signal<Counted | undefined>(undefined);
  protected readonly rows = computed(() => monthRows(this.counted()?.months ?? []));

  protected readonly tiers = tierOrder;
  protected readonly names = tierNames;
  protected readonly shownDay = shownDay;
  protected readonly shownMonth = shownMonth;
  protected text = (figure: Figure): string => figureText(figure, this.counted()?.k ?? 0);

  protected async count(): Promise<void> {
    const typed = this.day().trim();
    const asOf = typed === '' ? undefined : isoOfTyped(typed);
    const isWrong = typed !== '' && asOf === undefined;
    this.counting.clear();
    this.wrong.set(isWrong ? 'Vul een bestaande dag in als dd/mm/jjjj.' : undefined);
    if (isWrong) return;
    const answer = await this.counting.run((headers) =>
      answerOf(
        this.api.POST('/api/v1/privacy/runs', {
          body: { dryRun: true, reason: this.reason(), ...(asOf !== undefined && { asOf }) },
          headers,
        }),
      ),
    );
    if (answer !== undefined && 'dryRun' in answer) this.counted.set(answer);
  }
}
