import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Development } from '../../session/development.js';
import { shownDay } from '../../shared/dates/dates.js';
import { Submission } from '../../shared/form/submission.js';
import { TextField } from '../../shared/form/text-field.js';
import { ReasonField } from '../shared/reason-field.js';
import type { LookingReason } from '../shared/words.js';
import { fromBase64 } from '@koz/browser-proofs';
import { SaveFile } from '../../shared/files/save-file.js';

type Certificate = Schemas['SignedCertificate'];

/** What proves that a plan's keys are gone, by the plan's id: also when nothing else is left of it. */
@Component({
  selector: 'koz-certificates-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, ReasonField, TextField],
  templateUrl: './certificates-page.html',
})
export class CertificatesPage {
  private readonly api = inject(Api);
  private readonly files = inject(SaveFile);
  /** The plan in the address of the page. */
  readonly opvangplan = input<string>();

  protected readonly carePlanId = signal(inject(Development).followed() ?? '');
  protected readonly reason = signal<LookingReason>('routine');
  private readonly missing = signal(false);
  protected readonly finding = new Submission();
  protected readonly found = signal<Schemas['PlanCertificates'] | undefined>(undefined);
  protected readonly error = computed(() =>
    this.missing() ? 'Vul het kenmerk van het opvangplan in.' : this.finding.fieldErrors()[0]?.message,
  );
  protected readonly isUnknown = computed(() => this.finding.kind() === 'not-found');
  protected readonly shownDay = shownDay;

  constructor() {
    effect(() => {
      const given = this.opvangplan();
      if (given !== undefined) this.carePlanId.set(given);
    });
  }

  protected async find(): Promise<void> {
    const carePlanId = this.carePlanId().trim();
    this.missing.set(carePlanId === '');
    this.finding.clear();
    this.found.set(undefined);
    if (carePlanId === '') return;
    const reason = this.reason();
    this.found.set(
      await this.finding.run(() =>
        answerOf(
          this.api.GET('/api/v1/audit/certificates/{carePlanId}', {
            params: { path: { carePlanId }, query: { reason } },
          }),
        ),
      ),
    );
  }

  protected save({ certificate }: Certificate, index: number): void {
    const name = `certificaat-${this.found()?.carePlanId}-${index + 1}.json`;
    this.files.save(name, fromBase64(certificate) ?? '');
  }

  protected saveAll(answer: Schemas['PlanCertificates']): void {
    const name = `certificaten-${answer.carePlanId}.json`;
    this.files.save(name, JSON.stringify(answer, null, 2));
  }
}
