import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { shownDay, shownMonth } from '../../shared/dates/dates.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { tierHints, tierNames, tierOrder } from '../shared/words.js';
import { figureText, monthRows, mostIn, sumOf, yearsIn, type Figure } from './month-rows.js';

/** What is still to go, by month: figures with bars, what is late, and what is held. */
@Component({
  selector: 'koz-agenda-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule, RouterLink, SelectField],
  templateUrl: './agenda-page.html',
  styleUrl: './agenda-page.scss',
})
export class AgendaPage {
  private readonly api = inject(Api);

  protected readonly schedule = resource({
    loader: () => answerOf(this.api.GET('/api/v1/privacy/schedule')),
  });
  protected readonly year = signal('');

  protected readonly tiers = tierOrder;
  protected readonly names = tierNames;
  protected readonly hints = tierHints;
  protected readonly shownMonth = shownMonth;
  protected readonly shownDay = shownDay;

  protected readonly answer = computed(() => (this.schedule.hasValue() ? this.schedule.value() : undefined));
  private readonly all = computed(() => monthRows(this.answer()?.months ?? []));
  protected readonly years = computed(() =>
    yearsIn(this.all()).map((year) => ({ value: year, label: year })),
  );
  protected readonly rows = computed(() => this.all().filter(({ month }) => month.startsWith(this.year())));
  protected readonly late = computed(() =>
    sumOf(this.answer()?.overdue ?? { precise: 0, identity: 0, planning: 0 }),
  );
  private readonly most = computed(() => mostIn(this.all()));

  protected text = (figure: Figure): string => figureText(figure, this.answer()?.k ?? 0);
  protected width = (figure: Figure): number => ((figure ?? 0) / this.most()) * 100;
}
