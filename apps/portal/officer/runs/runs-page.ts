import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { shownMoment } from '../../shared/dates/dates.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { runCauseNames, runStateNames } from '../shared/words.js';
import { DryRun } from './dry-run.js';
import { RunNow } from './run-now.js';
import { totalsText } from './totals.js';

/** Runs of retention: counted ahead, asked for now, and those that were. */
@Component({
  selector: 'koz-runs-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DryRun, Loaded, MatButtonModule, RunNow],
  template: `
    <h1>Uitvoeringen</h1>
    <p>
      Elke dag kijkt het systeem vanzelf wat vervallen is, en vernietigt het dat. U hoeft dus niets te doen. U
      kunt wel vooraf tellen, of nu al laten uitvoeren.
    </p>
    <koz-dry-run />
    <koz-run-now (finished)="runs.reload()" />
    <section aria-labelledby="eerder">
      <h2 id="eerder">Eerdere uitvoeringen</h2>
      <koz-loaded [of]="runs">
        <ng-template>
          @if (runs.hasValue() && runs.value().items.length > 0) {
            <div class="koz-scroll" role="region" tabindex="0" aria-label="Eerdere uitvoeringen">
              <table class="koz-table">
                <caption>
                  De laatste uitvoeringen, de nieuwste eerst
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Gevraagd op</th>
                    <th scope="col">Waardoor</th>
                    <th scope="col">Stand</th>
                    <th scope="col">Wat ze deed</th>
                  </tr>
                </thead>
                <tbody>
                  @for (run of runs.value().items; track run.runId) {
                    <tr>
                      <th scope="row">{{ shownMoment(run.askedAt) }}</th>
                      <td>{{ causes[run.cause] }}</td>
                      <td>
                        <span class="koz-status">{{ states[run.state] }}</span>
                        <span class="text">{{ run.text }}</span>
                      </td>
                      <td>
                        @for (line of totalsText(run.totals); track line) {
                          <span class="text">{{ line }}</span>
                        }
                      </td>
                    </tr>
                  }
                </tbody>
              </table>
            </div>
          } @else {
            <p>Er was nog geen uitvoering.</p>
          }
          <button type="button" matButton="outlined" (click)="runs.reload()">Vernieuwen</button>
        </ng-template>
      </koz-loaded>
    </section>
  `,
  styles: `
    .text {
      display: block;
      min-width: 14rem;
    }
  `,
})
export class RunsPage {
  private readonly api = inject(Api);
  protected readonly runs = resource({ loader: () => answerOf(this.api.GET('/api/v1/privacy/runs')) });
  protected readonly causes = runCauseNames;
  protected readonly states = runStateNames;
  protected readonly shownMoment = shownMoment;
  protected readonly totalsText = totalsText;
}
