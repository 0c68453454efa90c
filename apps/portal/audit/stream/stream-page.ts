import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  resource,
  signal,
} from '@angular/core';
import { Location } from '@angular/common';
import { RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import type { Schemas } from '@koz/api-client';
import { shownMoment } from '../../shared/dates/dates.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { sentenceOf } from '../../shared/loading/problem-words.js';
import { AuditCalls } from '../calls/audit-calls.js';
import { unreadableNames } from '../words/code-words.js';
import { positionText, streamKind } from '../words/event-words.js';
import { StreamState } from './stream-state.js';
import { stepAt, stepsOf } from './stream-steps.js';
import { TimeSlider } from './time-slider.js';
import { ViewsTable } from './views-table.js';

type Replay = Schemas['StreamReplay'];

/** A stream through time: its state, the rules in force, and what each role could see, as of any of its events. */
@Component({
  selector: 'koz-stream-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule, RouterLink, StreamState, TimeSlider, ViewsTable],
  template: `
    <h1>Stroom van een {{ kind() }}</h1>
    <p class="koz-code">{{ id() }}</p>
    <p>
      <a [routerLink]="['/audit']" [queryParams]="{ stroom: id() }">Alle gebeurtenissen van deze stroom</a>
      @if (planId(); as plan) {
        · <a [routerLink]="['/audit/certificaten', plan]">Certificaten van dit opvangplan</a>
      }
    </p>
    <koz-loaded [of]="whole">
      <ng-template>
        <koz-time-slider [steps]="steps()" [index]="index()" (moved)="move($event)" />
        <p role="status" class="koz-unseen">{{ said() }}</p>
        @if (problem(); as text) {
          <div class="koz-note koz-note--bad" role="alert">
            <p>{{ text }}</p>
            <button type="button" matButton="outlined" (click)="then.reload()">Opnieuw proberen</button>
          </div>
        }
        @if (latest(); as replay) {
          <p>
            <strong>Zoals het was op {{ moment(replay.asOf) }}</strong
            >, tot en met positie
            <a [routerLink]="['/audit/logboek', lastOf(replay)]">{{ number(lastOf(replay)) }}</a>.
          </p>
          @if (replay.unreadable.length > 0) {
            <div class="koz-note koz-note--warn">
              <p>Toen te lezen, en nu niet meer, want de sleutel is vernietigd:</p>
              <ul>
                @for (what of replay.unreadable; track what) {
                  <li>{{ unreadable[what] ?? what }}</li>
                }
              </ul>
            </div>
          }
          <koz-stream-state [replay]="replay" />
          @if (replay.views.length > 0) {
            <h2>Wie toen wat zag</h2>
            <koz-views-table [views]="replay.views" />
          }
        }
      </ng-template>
    </koz-loaded>
  `,
})
export class StreamPage {
  private readonly calls = inject(AuditCalls);
  private readonly location = inject(Location);

  /** From the address: a stream, or the id of a plan or an application. */
  readonly id = input.required<string>();
  readonly positie = input<number | undefined, string | undefined>(undefined, {
    transform: (text) => (text === undefined ? undefined : numberAttribute(text)),
  });

  protected readonly moment = shownMoment;
  protected readonly number = positionText;
  protected readonly unreadable = unreadableNames;

  /** As of now: it holds every event there is to stop at. */
  protected readonly whole = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.calls.stream(params, undefined, abortSignal),
  });
  private readonly replay = computed((): Replay | undefined =>
    this.whole.hasValue() ? this.whole.value() : undefined,
  );
  protected readonly kind = computed(() => streamKind(this.replay()?.stream ?? this.id()));
  protected readonly planId = computed(() => this.replay()?.carePlan?.carePlanId);
  protected readonly steps = computed(() => stepsOf(this.replay()?.events ?? []));
  protected readonly index = linkedSignal(() => stepAt(this.steps(), this.positie()));
  protected readonly said = signal('');

  /** Each stop is read once: the address of a stop that was there before shows it at once. */
  private readonly kept = new Map<string, Replay>();
  protected readonly then = resource({
    params: () => {
      const now = this.replay();
      return now && { id: this.id(), now, position: this.steps()[this.index()]?.position };
    },
    loader: async ({ params: { id, now, position }, abortSignal }) => {
      if (position === undefined) return now;
      const key = `${id} ${position}`;
      const replay = this.kept.get(key) ?? (await this.calls.stream(id, position, abortSignal));
      this.kept.set(key, replay);
      this.said.set(`Getoond zoals het was op ${shownMoment(replay.asOf)}.`);
      return replay;
    },
  });

  /** What was shown stays until the next stop is there. */
  protected readonly latest = linkedSignal<Replay | undefined, Replay | undefined>({
    source: () => (this.then.hasValue() ? this.then.value() : undefined),
    computation: (replay, before) => replay ?? before?.value,
  });
  protected readonly problem = computed(() => {
    const error = this.then.error();
    return error === undefined ? undefined : sentenceOf(error);
  });

  protected readonly lastOf = ({ events, position }: Replay): number => events.at(-1)?.position ?? position;

  protected move(index: number): void {
    this.index.set(index);
    const position = this.steps()[index]?.position;
    // The address can be passed on; nobody navigated, so that the focus stays on the slider.
    const path = this.location.path().split('?')[0] ?? '';
    this.location.replaceState(path, position === undefined ? '' : `positie=${position}`);
  }
}
