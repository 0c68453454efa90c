import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { isoOfTyped, shownDay } from '../../shared/dates/dates.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { FamilyApi } from '../family-api.js';
import { OwnPlanStore } from '../plan/own-plan.js';
import { kindText, timelineOf } from './timeline.js';

/** What of the plan disappears when: what is gone, what holds it, what is to come, in order of time. */
@Component({
  selector: 'koz-timeline-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded],
  template: `
    <h1>Wat verdwijnt wanneer</h1>
    <p>
      We bewaren uw gegevens niet langer dan nodig. Hieronder staat in volgorde wat er gebeurde en wat er nog
      komt.
    </p>
    <koz-loaded [of]="forecast">
      <ng-template>
        @if (forecast.value(); as answer) {
          @if (answer.erasureRequested) {
            <p class="koz-note koz-note--warn">U vroeg om alles te wissen.</p>
          }
          <ol class="line">
            @for (entry of entries(); track $index) {
              <li [class]="entry.kind">
                <p class="when">
                  <time [attr.datetime]="entry.day">{{ shownDay(entry.day) }}</time>
                  <span class="kind">{{ kindText[entry.kind] }}</span>
                </p>
                <h2>{{ entry.title }}</h2>
                @for (sentence of entry.sentences; track $index) {
                  <p>{{ sentence }}</p>
                }
              </li>
            }
          </ol>
          @if (answer.steps.length === 0) {
            @for (sentence of answer.texts; track $index) {
              <p>{{ sentence }}</p>
            }
          }
          <h2>Wat u zelf kunt doen</h2>
          <ul>
            @for (possibility of answer.possible; track $index) {
              <li>{{ possibility }}</li>
            }
          </ul>
          <p class="small">
            Dit volgt uit het bewaarbeleid {{ answer.policyVersion }} van uw lokaal bestuur.
          </p>
        }
      </ng-template>
    </koz-loaded>
  `,
  styles: `
    .line {
      list-style: none;
      margin: 1.5rem 0;
      padding: 0 0 0 1.5rem;
      border-left: 3px solid var(--mat-sys-outline-variant);
    }
    .line li {
      position: relative;
      margin-bottom: 1.5rem;
    }
    .line li::before {
      content: '';
      position: absolute;
      left: -2.05rem;
      top: 0.3rem;
      width: 0.8rem;
      height: 0.8rem;
      border: 2px solid var(--mat-sys-primary);
      border-radius: 50%;
      background: var(--mat-sys-surface);
    }
    .line li.gone::before,
    .line li.filed::before {
      background: var(--mat-sys-primary);
    }
    .when {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      margin: 0;
      font-weight: 600;
    }
    .kind {
      font-weight: 400;
    }
    h2 {
      margin: 0.25rem 0;
      font-size: 1.1rem;
    }
    .small {
      font-size: 0.875rem;
    }
  `,
})
export class TimelinePage {
  private readonly api = inject(FamilyApi);
  private readonly store = inject(OwnPlanStore);

  protected readonly forecast = resource({
    params: () => this.store.request(),
    loader: ({ params }) => this.api.forecast(params),
  });
  protected readonly entries = computed(() => {
    const filedAt = this.store.current()?.filedAt;
    return this.forecast.hasValue()
      ? timelineOf(this.forecast.value(), filedAt === undefined ? undefined : isoOfTyped(shownDay(filedAt)))
      : [];
  });
  protected readonly kindText = kindText;
  protected readonly shownDay = shownDay;
}
