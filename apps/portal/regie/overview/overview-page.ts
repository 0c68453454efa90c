import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Loaded } from '../../shared/loading/loaded.js';
import { figureText, weeks } from '../figures/figure-words.js';
import { RegieFigures } from '../figures/regie-figures.js';
import { SnapshotNote } from '../figures/snapshot-note.js';

/** The key figures of the day, and where to read on. */
@Component({
  selector: 'koz-regie-overview-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, RouterLink, SnapshotNote],
  templateUrl: './overview-page.html',
  styles: `
    .figure {
      font-size: 1.5rem;
      font-weight: 700;
    }
    .figure--words {
      font-size: 1rem;
      font-weight: 400;
    }
  `,
})
export class OverviewPage {
  private readonly figures = inject(RegieFigures);
  protected readonly isAgency = this.figures.isAgency;
  protected readonly summary = this.figures.summary;

  protected readonly keyFigures = computed(() => {
    if (!this.summary.hasValue()) return [];
    const { filed, applications, overdue, timeToTakeUp, timeToDecision } = this.summary.value();
    const figures = [
      {
        name: 'Ingediende opvangplannen',
        text: figureText(filed),
        hidden: filed.value === undefined,
      },
      {
        name: 'Aanvragen bij opvanglocaties',
        text: figureText(applications),
        hidden: applications.value === undefined,
      },
      {
        name: 'Te laat opgenomen aanvragen',
        text: figureText(overdue),
        hidden: overdue.value === undefined,
      },
    ];
    const durations = [
      { name: 'Tijd tot een aanvraag opgenomen wordt (mediaan)', figure: timeToTakeUp },
      { name: 'Tijd tot een beslissing (mediaan)', figure: timeToDecision },
    ].flatMap(({ name, figure }) =>
      figure === null
        ? []
        : [{ name, text: weeks(figure.medianWeeks), hidden: figure.medianWeeks === undefined }],
    );
    return [...figures, ...durations];
  });
}
