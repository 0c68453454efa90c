import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Session } from '../../session/session.js';
import { Confirm } from '../../shared/confirm/confirm.js';
import { isoOfTyped, shownDay } from '../../shared/dates/dates.js';
import { DateField } from '../../shared/form/date-field.js';
import { ErrorSummary, type FormError } from '../../shared/form/error-summary.js';
import { Submission } from '../../shared/form/submission.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { Outcome } from '../shared/outcome.js';
import { SecondPerson } from '../shared/second-person.js';
import { standingOf } from './standing.js';

type Headers = Readonly<Record<string, string>>;

/** The own controller leaves: proposed by one officer, confirmed by another, taken back by either until its day. */
@Component({
  selector: 'koz-departure-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, ErrorSummary, Loaded, MatButtonModule, Outcome, RouterLink, SecondPerson],
  templateUrl: './departure-page.html',
})
export class DeparturePage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly found = resource({
    // Who may confirm it depends on the person.
    params: () => ({ token: this.session.who()?.token }),
    loader: () => answerOf(this.api.GET('/api/v1/privacy/departure')),
  });
  protected readonly departure = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly standing = computed(() => {
    const departure = this.departure();
    return departure === undefined ? undefined : standingOf(departure);
  });

  protected readonly sending = new Submission();
  /** The day from which it holds, as typed; blank for as soon as it may. */
  protected readonly from = signal('');
  private readonly wrong = signal<string | undefined>(undefined);
  protected readonly dayError = computed(
    () => this.wrong() ?? this.sending.fieldErrors().find(({ field }) => field === 'effectiveFrom')?.message,
  );
  protected readonly summary = computed<readonly FormError[]>(() => {
    const message = this.dayError();
    return message === undefined ? [] : [{ id: 'effectiveFrom', message }];
  });
  /** What the last decision came to, in the server's sentence. */
  protected readonly outcome = signal<{ readonly text: string } | undefined>(undefined);
  protected readonly shownDay = shownDay;

  protected async propose(): Promise<void> {
    const agreed = await this.confirm.ask({
      title: 'Voorstellen dat uw bestuur vertrekt?',
      text: [
        'Er verandert niets tot een andere functionaris het bevestigt. Tot het ingaat, kunt u het intrekken.',
      ],
      warning: 'Gaat het door, dan worden op het einde alle sleutels vernietigd. Dat komt niet terug.',
      confirm: 'Stel het vertrek voor',
    });
    if (agreed)
      await this.decide((headers) =>
        answerOf(this.api.POST('/api/v1/privacy/departure', { body: { reason: 'routine' }, headers })),
      );
  }

  protected async accept(): Promise<void> {
    const typed = this.from().trim();
    const effectiveFrom = typed === '' ? undefined : isoOfTyped(typed);
    this.sending.clear();
    const isNoDay = typed !== '' && effectiveFrom === undefined;
    this.wrong.set(isNoDay ? 'Vul een bestaande dag in als dd/mm/jjjj.' : undefined);
    if (isNoDay) return;
    const day = effectiveFrom === undefined ? 'zodra het mag' : `op ${shownDay(effectiveFrom)}`;
    const agreed = await this.confirm.ask({
      title: 'Het vertrek bevestigen?',
      text: [
        `Het vertrek gaat dan in ${day}. Gezinnen en organisatoren kunnen dat meteen lezen.`,
        'Tot die dag kan het nog ingetrokken worden.',
      ],
      warning:
        'Vanaf die dag komt er niets nieuws meer bij, en na een export worden alle sleutels vernietigd. Dat komt niet terug.',
      confirm: 'Bevestig het vertrek',
    });
    if (!agreed) return;
    const body = { reason: 'routine' as const, ...(effectiveFrom !== undefined && { effectiveFrom }) };
    await this.decide((headers) =>
      answerOf(this.api.POST('/api/v1/privacy/departure/confirm', { body, headers })),
    );
  }

  protected async withdraw(): Promise<void> {
    const agreed = await this.confirm.ask({
      title: 'Het vertrek intrekken?',
      text: [
        'Uw bestuur blijft dan, en alles blijft zoals het was. Vertrekken begint later weer bij een voorstel.',
      ],
      confirm: 'Trek het vertrek in',
    });
    if (agreed)
      await this.decide((headers) => answerOf(this.api.DELETE('/api/v1/privacy/departure', { headers })));
  }

  /** Somebody else decided meanwhile, or the day came: shows what holds now. */
  protected reread(): void {
    this.sending.clear();
    this.found.reload();
    // The button that was pressed is gone with the message.
    this.heading().nativeElement.focus();
  }

  protected startAnew(): void {
    this.outcome.set(undefined);
    this.wrong.set(undefined);
    this.sending.clear();
  }

  /** Two people may decide at once: only on what was read here. */
  private async decide(send: (headers: Headers) => Promise<Schemas['DepartureDecision']>): Promise<void> {
    const read = this.departure();
    if (read === undefined) return;
    this.wrong.set(undefined);
    const answer = await this.sending.run((headers) =>
      send({ ...headers, 'if-match': `"${read.revision}"` }),
    );
    if (answer === undefined) return;
    this.from.set('');
    this.outcome.set({ text: answer.text });
    this.found.reload();
  }
}
