import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Session } from '../../session/session.js';
import { Confirm } from '../../shared/confirm/confirm.js';
import { shownDay } from '../../shared/dates/dates.js';
import { Submission } from '../../shared/form/submission.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { Outcome } from '../shared/outcome.js';
import { SecondPerson } from '../shared/second-person.js';
import { holdReasonNames } from '../shared/words.js';
import { PlaceHold } from './place-hold.js';

type Hold = Schemas['RunningHold'];

/** Holds: placed by one person, lifted by two. */
@Component({
  selector: 'koz-holds-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule, Outcome, PlaceHold, SecondPerson],
  templateUrl: './holds-page.html',
})
export class HoldsPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);

  /** How far the list must be to show what was just done. */
  private readonly position = signal<number | undefined>(undefined);
  protected readonly holds = resource({
    params: () => ({ minPosition: this.position(), token: this.session.who()?.token }),
    loader: ({ params: { minPosition } }) =>
      answerOf(this.api.GET('/api/v1/privacy/holds', { params: { query: { minPosition } } })),
  });
  protected readonly items = computed(() => (this.holds.hasValue() ? this.holds.value().items : []));
  protected readonly lifting = new Submission();
  /** What the last decision came to, in the server's sentence. */
  protected readonly outcome = signal<{ readonly text: string } | undefined>(undefined);

  protected readonly shownDay = shownDay;
  protected readonly reasons = holdReasonNames;
  protected readonly keeps: Readonly<Record<Hold['holds'], string>> = {
    everything: 'alles is er nog',
    whatIsLeft: 'alleen wat er na 2,5 jaar overblijft',
  };

  protected stateOf({ expired, expires, liftRequested }: Hold): string {
    if (expired) return `verlopen op ${shownDay(expires)}: houdt niets meer tegen`;
    return liftRequested ? 'gevraagd om op te heffen: een andere functionaris moet bevestigen' : 'geldt';
  }

  protected placed({ text, position }: Schemas['LegalHold']): void {
    this.outcome.set({ text });
    this.position.set(position);
  }

  protected async lift(hold: Hold): Promise<void> {
    const agreed = await this.confirm.ask(
      hold.liftRequested
        ? {
            title: 'Deze bewaring opheffen?',
            text: ['Een eerste persoon vroeg dit. Met uw bevestiging is de bewaring opgeheven.'],
            warning:
              'Wat intussen vernietigd had moeten zijn, wordt dan meteen vernietigd. Dat komt niet terug.',
            confirm: 'Hef de bewaring op',
          }
        : {
            title: 'Vragen om deze bewaring op te heffen?',
            text: ['De bewaring blijft gelden tot een andere functionaris uw vraag bevestigt.'],
            confirm: 'Vraag om op te heffen',
          },
    );
    if (!agreed) return;
    const { holdId, carePlanId } = hold;
    const answer = await this.lifting.run((headers) =>
      answerOf(
        this.api.DELETE('/api/v1/privacy/holds/{holdId}', {
          params: { path: { holdId }, query: { carePlanId } },
          headers,
        }),
      ),
    );
    if (answer !== undefined) this.placed(answer);
  }
}
