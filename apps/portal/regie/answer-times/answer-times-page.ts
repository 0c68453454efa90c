import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { figureText, hiddenMeans, weeks } from '../figures/figure-words.js';
import { RegieFigures } from '../figures/regie-figures.js';
import { SnapshotNote } from '../figures/snapshot-note.js';

/** How long families wait for an answer, and at which organisers beyond the term. */
@Component({
  selector: 'koz-answer-times-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, SnapshotNote],
  templateUrl: './answer-times-page.html',
})
export class AnswerTimesPage {
  private readonly api = inject(Api);
  protected readonly summary = inject(RegieFigures).summary;
  protected readonly overdue = resource({
    loader: ({ abortSignal }) => answerOf(this.api.GET('/api/v1/regie/overdue', { signal: abortSignal })),
  });

  protected readonly hiddenMeans = hiddenMeans;

  protected readonly durations = computed(() => {
    if (!this.summary.hasValue()) return [];
    const { timeToTakeUp, timeToDecision } = this.summary.value();
    return [
      { name: 'tot een aanvraag opgenomen wordt (geaccepteerd of geen plaats)', figure: timeToTakeUp },
      { name: 'tot een aanvraag goedgekeurd of niet goedgekeurd wordt', figure: timeToDecision },
    ].map(({ name, figure }) => ({
      name,
      median: weeks(figure?.medianWeeks),
      most: weeks(figure?.percentile90Weeks),
    }));
  });

  /** Organiser and location, one below the other, as rows of one table. */
  protected readonly rows = computed(() => {
    if (!this.overdue.hasValue()) return [];
    const { organisers, elsewhere } = this.overdue.value();
    const named = organisers.flatMap(({ name, locations, ...figure }) => [
      {
        organiser: name ?? 'organisator zonder naam',
        location: 'alle locaties samen',
        text: figureText(figure),
      },
      ...locations.map((location) => ({
        organiser: '',
        location: `${location.name} (${location.municipality})`,
        text: figureText(location),
      })),
    ]);
    return [
      ...named,
      { organiser: 'Andere besturen', location: 'locaties elders', text: figureText(elsewhere) },
    ];
  });
}
