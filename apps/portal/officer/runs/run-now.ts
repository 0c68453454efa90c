import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  inject,
  output,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { ServerUnreachableError, answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Confirm } from '../../shared/confirm/confirm.js';
import { Submission } from '../../shared/form/submission.js';
import { ReasonField } from '../shared/reason-field.js';
import { runStateNames, type LookingReason } from '../shared/words.js';
import { follow, hasEnded, pause } from './follow.js';
import { totalsText } from './totals.js';

/** How long is waited before asking again how a run stands. */
const betweenLooks = 1_000;

/** Asks for a run now, and tells how it goes until it has ended. */
@Component({
  selector: 'koz-run-now',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, ReasonField],
  template: `
    <section aria-labelledby="nu">
      <h2 id="nu">Nu uitvoeren</h2>
      <p>
        Alles wat vandaag vervallen is en niet bewaard moet worden, wordt vernietigd. Dat komt niet terug.
      </p>
      <koz-reason-field id="waarom-nu" [(value)]="reason" />
      <button
        type="button"
        matButton="filled"
        disabledInteractive
        [disabled]="asking.isBusy()"
        (click)="run()"
      >
        Voer nu uit
      </button>
      @if (asking.problem(); as problem) {
        <p class="koz-note koz-note--bad" role="alert">{{ problem }}</p>
      }
      <div role="status" class="state">
        @if (current(); as current) {
          <p>
            <span class="koz-status">{{ states[current.state] }}</span> {{ current.text }}
          </p>
          @if (isRunning()) {
            <p>Tot nu toe: {{ totals().join(' ') }}</p>
          } @else {
            <ul>
              @for (line of totals(); track line) {
                <li>{{ line }}</li>
              }
            </ul>
          }
        }
      </div>
    </section>
  `,
  styles: `
    .state {
      margin-top: 1rem;
    }
  `,
})
export class RunNow {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly leaving = new AbortController();
  readonly finished = output();

  protected readonly reason = signal<LookingReason>('routine');
  protected readonly asking = new Submission();
  protected readonly current = signal<Schemas['RetentionRun'] | undefined>(undefined);
  protected readonly isRunning = computed(() => {
    const run = this.current();
    return run !== undefined && !hasEnded(run);
  });
  protected readonly totals = computed(() => {
    const run = this.current();
    return run === undefined ? [] : totalsText(run.totals);
  });
  protected readonly states = runStateNames;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leaving.abort());
  }

  protected async run(): Promise<void> {
    const agreed = await this.confirm.ask({
      title: 'Nu uitvoeren?',
      text: ['Alles wat vandaag vervallen is en niet bewaard moet worden, wordt vernietigd.'],
      warning: 'Wat vernietigd is, komt niet terug. Tel eerst wat er zou verdwijnen als u twijfelt.',
      confirm: 'Vernietig wat vervallen is',
    });
    if (!agreed) return;
    this.current.set(undefined);
    const asked = await this.asking.run(async (headers) => {
      const answer = await answerOf(
        this.api.POST('/api/v1/privacy/runs', { body: { reason: this.reason() }, headers }),
      );
      if (!('runId' in answer)) return undefined;
      return follow({
        read: () => this.look(answer.runId),
        tell: (run) => this.current.set(run),
        wait: () => pause(betweenLooks, this.leaving.signal),
      });
    });
    if (asked !== undefined) this.finished.emit();
  }

  /** A server that is away for a moment does not end the looking: the run goes on without us. */
  private async look(runId: string): Promise<Schemas['RetentionRun']> {
    for (;;)
      try {
        const { signal } = this.leaving;
        return await answerOf(
          this.api.GET('/api/v1/privacy/runs/{runId}', { params: { path: { runId } }, signal }),
        );
      } catch (error) {
        if (!(error instanceof ServerUnreachableError)) throw error;
        await pause(betweenLooks, this.leaving.signal);
      }
  }
}
