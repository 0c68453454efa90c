import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { answerOf, ProblemError } from '@koz/api-client';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/api.js';
import { Development } from '../../session/development.js';
import { shownDay, shownMoment } from '../../shared/dates/dates.js';
import { Submission } from '../../shared/form/submission.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { fieldName, fieldOrder, reasonNames, statusNames } from '../../shared/words/words.js';
import { answerText, nameOf, priorityNames, waitingText, type Application } from '../inbox/row-view.js';
import { LiveInbox } from '../live/live-inbox.js';
import { nameIn, OwnLocations } from '../own-locations.js';
import { ShownField } from '../shown/shown-field.js';
import { DecideDialog, type DecideOutcome, type Deciding } from './decide-dialog.js';
import { decide, type Seen, type Taken } from './decide.js';
import { decisions, undoOf, type Action, type Decided } from './decisions.js';
import { confirmationText } from './confirmation-text.js';

/** What was read of an application, with what a decision on it must bear. */
interface Read {
  readonly application: Application;
  readonly etag: string | undefined;
}

/** One application: each field known or with its reason, what may be done now, and everything that was decided. */
@Component({
  selector: 'koz-detail-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule, RouterLink, ShownField],
  templateUrl: './detail-page.html',
})
export class DetailPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(MatDialog);
  private readonly ownLocations = inject(OwnLocations);
  private readonly development = inject(Development);
  private readonly live = inject(LiveInbox);

  readonly id = input.required<string>();

  /** Read again when something changed; after an own decision as new as that. */
  private readonly asked = linkedSignal<string, { readonly id: string; readonly minPosition?: number }>({
    source: this.id,
    computation: (id) => ({ id }),
  });
  protected readonly read = resource({
    params: () => (this.live.isReady() ? this.asked() : undefined),
    loader: async ({ params: { id, minPosition }, abortSignal }): Promise<Read> => {
      const query = minPosition === undefined ? {} : { minPosition };
      const call = this.api.GET('/api/v1/organiser/applications/{id}', {
        params: { path: { id }, query },
        signal: abortSignal,
      });
      const application = await answerOf(call);
      return { application, etag: (await call).response.headers.get('etag') ?? undefined };
    },
  });
  private readonly locations = resource({ loader: () => this.ownLocations.read() });

  /** It does not exist, or not for this organiser, or no longer. */
  protected readonly isGone = computed(() => {
    const error = this.read.error();
    const cause = (error as { cause?: unknown } | undefined)?.cause ?? error;
    return cause instanceof ProblemError && cause.status === 404;
  });
  // While it is read again the last answer stands, so that nothing jumps and the focus stays; of what is gone nothing does.
  protected readonly shown = linkedSignal<
    { readonly id: string; readonly now: Read | undefined; readonly isGone: boolean },
    Read | undefined
  >({
    source: () => ({
      id: this.id(),
      now: this.read.hasValue() ? this.read.value() : undefined,
      isGone: this.isGone(),
    }),
    computation: ({ id, now, isGone }, before) => {
      if (isGone) return undefined;
      return now ?? (before?.value?.application.applicationId === id ? before.value : undefined);
    },
  });
  protected readonly application = computed(() => this.shown()?.application);
  protected readonly wasSeen = signal(false);

  protected readonly news = signal('');
  protected readonly conflict = signal<string | undefined>(undefined);
  private readonly decided = signal<Decided | undefined>(undefined);
  protected readonly undo = computed(() => {
    const [decided, application] = [this.decided(), this.application()];
    return decided && application ? undoOf(decided, application.permittedActions) : undefined;
  });
  protected readonly undoing = new Submission();

  protected readonly fields = fieldOrder;
  protected readonly fieldName = fieldName;
  protected readonly decisions = decisions;
  protected readonly statusNames = statusNames;
  protected readonly reasonNames = reasonNames;
  protected readonly shownDay = shownDay;
  protected readonly shownMoment = shownMoment;
  protected readonly answerText = answerText;
  protected readonly waitingText = waitingText;
  protected readonly priorityNames = priorityNames;
  protected readonly confirmationText = confirmationText;
  protected readonly heading = computed(() => {
    const application = this.application();
    const name = application && nameOf(application);
    return name === undefined ? 'Aanvraag' : `Aanvraag van ${name}`;
  });
  protected readonly locationName = computed(() => {
    const locations = this.locations.hasValue() ? this.locations.value() : undefined;
    return nameIn(locations, this.application()?.locationId ?? '');
  });

  constructor() {
    effect(() => {
      const application = this.application();
      if (application === undefined) return;
      this.wasSeen.set(true);
      untracked(() => this.development.follow(application.carePlanId));
    });
    const silent = this.live.listen(({ position, changes, reload }) => {
      const isMine = changes.some(({ applicationId }) => applicationId === this.id());
      if (!isMine && !reload) return;
      // What was decided here was told already, and is read already.
      if (isMine && position <= (this.asked().minPosition ?? -1)) return;
      if (isMine) this.news.set('Deze aanvraag is gewijzigd. U ziet de nieuwe toestand.');
      this.read.reload();
    });
    inject(DestroyRef).onDestroy(silent);
  }

  protected async take(action: Action): Promise<void> {
    const shown = this.shown();
    if (shown === undefined) return;
    this.conflict.set(undefined);
    const before = shown.application.status;
    const dialog = this.dialogs.open<DecideDialog, Deciding, DecideOutcome>(DecideDialog, {
      data: { action, seen: seenIn(shown) },
      width: '36rem',
    });
    const outcome = await firstValueFrom(dialog.afterClosed());
    if (outcome === undefined) return;
    if ('taken' in outcome) this.wasTaken({ action, before }, outcome.taken);
    else this.wasRefused(outcome.refused);
  }

  protected async takeBack(action: Action): Promise<void> {
    const shown = this.shown();
    if (shown === undefined) return;
    const { status } = shown.application;
    const taken = await this.undoing.run((headers) =>
      decide(this.api, action, seenIn(shown), { reason: 'enteredByMistake', keepLooking: false }, headers),
    );
    if (taken !== undefined) this.wasTaken({ action, before: status }, taken, 'Ongedaan gemaakt.');
    else if (!this.undoing.isLost()) this.wasRefused(this.undoing.problem() ?? '');
  }

  private wasTaken(decided: Decided, { position }: Taken, said = 'Uw beslissing is bewaard.'): void {
    this.decided.set(said === 'Ongedaan gemaakt.' ? undefined : decided);
    this.news.set(said);
    this.asked.set({ id: this.id(), minPosition: position });
  }

  private wasRefused(problem: string): void {
    this.decided.set(undefined);
    this.conflict.set(problem);
    this.read.reload();
  }
}

const seenIn = ({ application: { applicationId, carePlanId }, etag }: Read): Seen => ({
  applicationId,
  carePlanId,
  etag,
});
