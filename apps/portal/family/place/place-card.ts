import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Session } from '../../session/session.js';
import { Confirm } from '../../shared/confirm/confirm.js';
import { shownDay } from '../../shared/dates/dates.js';
import { CheckField } from '../../shared/form/check-field.js';
import { Submission } from '../../shared/form/submission.js';
import { FamilyApi } from '../family-api.js';
import { OwnPlanStore } from '../plan/own-plan.js';

/** A place that was found or taken: what it means, until when to answer, and what can be answered. */
@Component({
  selector: 'koz-place-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, CheckField],
  template: `
    <p #told role="status" tabindex="-1">{{ said() }}</p>
    @if (isShown()) {
      <section class="koz-note koz-note--good" aria-labelledby="plaats">
        <h2 id="plaats">{{ title() }}</h2>
        @if (place()?.state === 'found') {
          <p>
            {{ where() }} heeft een plaats voor uw kind. Uw andere aanvragen wachten.
            @if (place()?.confirmBy; as day) {
              Laat weten of u de plaats neemt, <strong>ten laatste op {{ shownDay(day) }}</strong
              >. Daarna is ze vanzelf bevestigd.
            }
          </p>
        } @else {
          <p>De plaats bij {{ where() }} is bevestigd.</p>
        }
        @if (submission.problem(); as problem) {
          <p class="koz-note koz-note--bad" role="alert">{{ problem }}</p>
        }
        @if (isServicePoint && store.may('confirmPlace')) {
          <koz-check-field
            id="veld-contract"
            label="Het contract met de opvanglocatie is ondertekend"
            [(value)]="isSigned"
          />
        }
        <div class="koz-actions">
          @if (store.may('confirmPlace')) {
            <button type="button" matButton="filled" [disabled]="submission.isBusy()" (click)="take(false)">
              Plaats aannemen
            </button>
            <button type="button" matButton="outlined" [disabled]="submission.isBusy()" (click)="take(true)">
              Aannemen en verder zoeken
            </button>
          }
          @if (store.may('declinePlace')) {
            <button type="button" matButton="outlined" [disabled]="submission.isBusy()" (click)="decline()">
              Plaats weigeren
            </button>
          }
        </div>
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
  `,
})
export class PlaceCard {
  private readonly api = inject(FamilyApi);
  private readonly confirm = inject(Confirm);
  protected readonly store = inject(OwnPlanStore);
  protected readonly submission = new Submission();
  protected readonly said = signal('');
  private readonly told = viewChild.required<ElementRef<HTMLElement>>('told');
  /** Only who works with the location's papers knows of a contract; a family speaks for itself. */
  protected readonly isServicePoint = inject(Session).who()?.role === 'servicePoint';
  protected readonly isSigned = signal(false);

  protected readonly place = computed(() => this.store.current()?.place);
  protected readonly isShown = computed(() => {
    const place = this.place();
    return place !== undefined && (place.state !== 'none' || place.keptApplicationIds.length > 0);
  });
  protected readonly title = computed(() =>
    this.place()?.state === 'found' ? 'Er is een plaats gevonden' : 'U hebt een plaats',
  );
  /** The location that has the place: the one found, or those that are kept. */
  protected readonly where = computed(() => {
    const place = this.place();
    const ids = place?.applicationId ? [place.applicationId] : (place?.keptApplicationIds ?? []);
    const names = (this.store.current()?.applications ?? [])
      .filter(({ applicationId }) => ids.includes(applicationId))
      .map(({ location }) => location?.name ?? 'de opvanglocatie');
    return names.join(', ') || 'De opvanglocatie';
  });

  protected async take(keepLooking: boolean): Promise<void> {
    const isSure = await this.confirm.ask({
      title: `De plaats bij ${this.where()} aannemen?`,
      text: keepLooking
        ? ['U houdt deze plaats, bijvoorbeeld voor een deel van de week. Uw andere aanvragen gaan weer open.']
        : ['De plaats is dan voor uw kind. Al uw andere aanvragen worden ingetrokken.'],
      confirm: keepLooking ? 'Aannemen en verder zoeken' : 'Plaats aannemen',
    });
    if (isSure)
      await this.send('De plaats is bevestigd.', (id, headers) =>
        this.api.confirmPlace(id, { keepLooking, ...(this.isSigned() && { contractSigned: true }) }, headers),
      );
  }

  protected async decline(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: `De plaats bij ${this.where()} weigeren?`,
      text: ['De opvanglocatie kan de plaats aan een ander gezin geven. Uw andere aanvragen gaan weer open.'],
      confirm: 'Plaats weigeren',
    });
    const applicationId = this.place()?.applicationId ?? undefined;
    if (isSure)
      await this.send('De plaats is geweigerd.', (id, headers) =>
        this.api.declinePlace(id, applicationId === undefined ? {} : { applicationId }, headers),
      );
  }

  private async send(
    said: string,
    call: (id: string, headers: Readonly<Record<string, string>>) => Promise<{ position: number }>,
  ): Promise<void> {
    const id = this.store.id();
    if (id === undefined) return;
    const answer = await this.submission.run((headers) => call(id, headers));
    if (!answer) return;
    this.said.set(said);
    // The button that was pressed goes away with what it was for.
    this.told().nativeElement.focus();
    this.store.wrote(answer.position);
  }

  protected readonly shownDay = shownDay;
}
