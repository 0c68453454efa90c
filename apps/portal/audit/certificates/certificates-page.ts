import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { TextField } from '../../shared/form/text-field.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { AuditCalls } from '../calls/audit-calls.js';
import { ProofSteps } from '../proof/proof-steps.js';
import { checkCertificate } from './check-certificate.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The certificates of a plan's destroyed keys, each verified here by its own bytes. */
@Component({
  selector: 'koz-certificates-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule, ProofSteps, RouterLink, TextField],
  template: `
    <h1>Certificaten van vernietiging</h1>
    <p>
      Een certificaat verklaart dat een sleutel van een opvangplan vernietigd is. Wat ermee versleuteld was,
      kan niemand nog lezen.
    </p>
    <form (submit)="$event.preventDefault(); search()" aria-label="Zoek certificaten">
      <koz-text-field
        id="opvangplan"
        label="Kenmerk van het opvangplan"
        autocomplete="off"
        [error]="error()"
        [(value)]="typed"
      />
      <button type="submit" matButton="filled">Zoek</button>
    </form>
    @if (carePlanId(); as id) {
      <h2>
        Opvangplan <span class="koz-code">{{ id }}</span>
      </h2>
      <p><a [routerLink]="['/audit/stromen', 'carePlan-' + id]">Bekijk dit opvangplan door de tijd</a></p>
      <koz-loaded [of]="found">
        <ng-template>
          @if (found.value(); as certificates) {
            @for (certificate of certificates; track $index) {
              <section class="koz-card" [attr.aria-label]="'Certificaat ' + ($index + 1)">
                <h3>Certificaat {{ $index + 1 }} van {{ certificates.length }}</h3>
                <p>{{ certificate.text }}</p>
                <koz-proof-steps [steps]="certificate.steps" holding="Het certificaat is echt." />
                <dl class="koz-facts">
                  @for (fact of certificate.facts; track fact.name) {
                    <dt>{{ fact.name }}</dt>
                    <dd class="koz-code">{{ fact.value }}</dd>
                  }
                </dl>
                <details>
                  <summary>Toon wat er ondertekend is</summary>
                  <pre
                    class="koz-code"
                    tabindex="0"
                    role="region"
                    [attr.aria-label]="'Ondertekende tekst van certificaat ' + ($index + 1)"
                    >{{ certificate.statement }}</pre>
                </details>
              </section>
            }
          }
        </ng-template>
      </koz-loaded>
    }
  `,
  styles: `
    pre {
      overflow-x: auto;
      white-space: pre-wrap;
    }
    summary {
      min-height: 1.75rem;
      cursor: pointer;
    }
  `,
})
export class CertificatesPage {
  private readonly calls = inject(AuditCalls);
  private readonly router = inject(Router);

  /** From the address; absent until one was searched for. */
  readonly carePlanId = input<string>();
  protected readonly typed = linkedSignal(() => this.carePlanId() ?? '');
  protected readonly error = signal<string | undefined>(undefined);
  private readonly asked = computed(() => this.carePlanId());

  protected readonly found = resource({
    params: () => this.asked(),
    loader: async ({ params }) => {
      const { certificates, publicKeys } = await this.calls.certificates(params);
      return Promise.all(certificates.map((each) => checkCertificate(each, publicKeys)));
    },
  });

  protected search(): void {
    const id = this.typed()
      .trim()
      .replace(/^carePlan-/, '')
      .toLowerCase();
    this.error.set(
      uuid.test(id) ? undefined : 'Geef het kenmerk van een opvangplan, zoals het in het logboek staat.',
    );
    if (!this.error()) void this.router.navigate(['/audit/certificaten', id]);
  }
}
