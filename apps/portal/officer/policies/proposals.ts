import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Confirm } from '../../shared/confirm/confirm.js';
import { shownDay } from '../../shared/dates/dates.js';
import { Submission } from '../../shared/form/submission.js';
import { retentionDocument, termText } from '../shared/retention-document.js';
import { retentionGroundNames } from '../shared/words.js';

type Proposal = Schemas['ProposedRetention'];

/** What waits for a second person: confirmed by another than who proposed it, or withdrawn by anybody. */
@Component({
  selector: 'koz-proposals',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule],
  template: `
    <h3>Voorstellen die wachten</h3>
    @if (sending.problem(); as problem) {
      <p class="koz-note koz-note--bad" role="alert">{{ problem }}</p>
    }
    @if (policies().retention.proposals.length === 0) {
      <p>Er zijn geen voorstellen.</p>
    }
    @for (proposal of policies().retention.proposals; track proposal.policyVersion) {
      <div class="koz-card">
        <h4>{{ proposal.policyVersion }}</h4>
        <dl class="koz-facts">
          <dt>Precisie verdwijnt</dt>
          <dd>{{ term(proposal, 'P2Y6M') }}</dd>
          <dt>Alles verdwijnt</dt>
          <dd>{{ term(proposal, 'P5Y') }}</dd>
          <dt>Grond</dt>
          <dd>{{ grounds[proposal.ground] }}</dd>
          <dt>Voorgesteld op</dt>
          <dd>{{ shownDay(proposal.proposedAt) }}</dd>
          <dt>Kan ten vroegste ingaan op</dt>
          <dd>{{ shownDay(proposal.earliest) }}</dd>
        </dl>
        @if (!proposal.mayConfirm) {
          <p class="koz-note">U stelde dit zelf voor. Een andere functionaris moet het bevestigen.</p>
        }
        <div class="koz-actions">
          @if (proposal.mayConfirm) {
            <button
              type="button"
              matButton="filled"
              disabledInteractive
              [disabled]="sending.isBusy()"
              (click)="accept(proposal)"
            >
              Bevestig {{ proposal.policyVersion }}
            </button>
          }
          <button
            type="button"
            matButton="outlined"
            disabledInteractive
            [disabled]="sending.isBusy()"
            (click)="withdraw(proposal)"
          >
            Trek {{ proposal.policyVersion }} in
          </button>
        </div>
      </div>
    }
  `,
})
export class Proposals {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  readonly policies = input.required<Schemas['Policies']>();
  readonly decided = output<string>();
  protected readonly sending = new Submission();
  protected readonly grounds = retentionGroundNames;
  protected readonly shownDay = shownDay;

  protected term = ({ policy }: Proposal, threshold: 'P2Y6M' | 'P5Y'): string =>
    termText(retentionDocument(policy).thresholds[threshold]);

  protected async accept({ policyVersion, earliest }: Proposal): Promise<void> {
    const agreed = await this.confirm.ask({
      title: 'Dit voorstel bevestigen?',
      text: [`Het bewaarbeleid ${policyVersion} geldt dan ten vroegste vanaf ${shownDay(earliest)}.`],
      warning: 'Wat door een kortere termijn vernietigd wordt, komt niet terug.',
      confirm: 'Bevestig het voorstel',
    });
    if (!agreed) return;
    const answer = await this.sending.run((headers) =>
      answerOf(
        this.api.POST('/api/v1/privacy/policies/proposals/{policyVersion}/confirm', {
          params: { path: { policyVersion } },
          body: { reason: 'routine' },
          headers: this.with(headers),
        }),
      ),
    );
    if (answer !== undefined)
      this.decided.emit(
        answer.text ??
          `Bevestigd: ${policyVersion} geldt vanaf ${shownDay(answer.effectiveFrom ?? earliest)}.`,
      );
  }

  protected async withdraw({ policyVersion }: Proposal): Promise<void> {
    const agreed = await this.confirm.ask({
      title: 'Dit voorstel intrekken?',
      text: [`Het voorstel ${policyVersion} vervalt. Wat nu geldt, blijft gelden.`],
      confirm: 'Trek het voorstel in',
    });
    if (!agreed) return;
    const answer = await this.sending.run((headers) =>
      answerOf(
        this.api.DELETE('/api/v1/privacy/policies/proposals/{policyVersion}', {
          params: { path: { policyVersion } },
          headers: this.with(headers),
        }),
      ),
    );
    if (answer !== undefined) this.decided.emit(answer.text);
  }

  /** Two people may decide at once: only on what was read here. */
  private with(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return { ...headers, 'if-match': `"${this.policies().revision}"` };
  }
}
