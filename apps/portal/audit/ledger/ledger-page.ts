import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TextField } from '../../shared/form/text-field.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { sentenceOf } from '../../shared/loading/problem-words.js';
import { AuditCalls } from '../calls/audit-calls.js';
import type { ProofStep } from '../proof/proof-step.js';
import { ProofSteps } from '../proof/proof-steps.js';
import { ledgerConsistency, ledgerInclusion, ledgerSignature } from './verify-ledger.js';

/** The ledger of who was shown what has a tree of its own; its checkpoint and proofs, verified here. */
@Component({
  selector: 'koz-ledger-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded, MatButtonModule, ProofSteps, TextField],
  template: `
    <h1>Register van inzagen</h1>
    <p>
      Wie wat te zien kreeg, en wie de geschiedenis inkeek, staat in een register met een eigen boom. Een
      gezin ziet bij elke inzage haar plaats in dat register. Hier kunt u die plaats nakijken.
    </p>
    <koz-loaded [of]="checkpoint">
      <ng-template>
        @if (checkpoint.value(); as found) {
          <koz-proof-steps [steps]="[found.step]" holding="Het register is ondertekend." />
          <form (submit)="$event.preventDefault(); prove(found.told.size)" aria-label="Kijk het register na">
            <koz-text-field
              id="plaats"
              label="Plaats in het register"
              hint="Vanaf 0."
              inputmode="numeric"
              autocomplete="off"
              [short]="true"
              [required]="false"
              [error]="errors().entry"
              [(value)]="entry"
            />
            <koz-text-field
              id="vroeger"
              label="Of: aantal regels van een vroeger controlepunt"
              inputmode="numeric"
              autocomplete="off"
              [short]="true"
              [required]="false"
              [error]="errors().earlier"
              [(value)]="earlier"
            />
            <div class="koz-actions">
              <button type="submit" matButton="filled" [disabled]="isBusy()">Kijk na</button>
            </div>
          </form>
          <p class="koz-hint">{{ found.told.text }}</p>
        }
      </ng-template>
    </koz-loaded>
    @if (problem(); as text) {
      <p class="koz-note koz-note--bad" role="alert">{{ text }}</p>
    }
    @if (steps(); as found) {
      <h2>Klopt het?</h2>
      <koz-proof-steps
        [steps]="found"
        holding="Nagerekend in uw browser, met het ondertekende controlepunt."
      />
    }
  `,
})
export class LedgerPage {
  private readonly calls = inject(AuditCalls);

  protected readonly checkpoint = resource({
    loader: async () => {
      const told = await this.calls.ledgerCheckpoint();
      return { told, step: await ledgerSignature(told) };
    },
  });
  protected readonly entry = signal('');
  protected readonly earlier = signal('');
  protected readonly errors = signal<{ readonly entry?: string; readonly earlier?: string }>({});
  protected readonly steps = signal<readonly ProofStep[] | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);

  protected async prove(size: number): Promise<void> {
    const { told, step } = this.checkpoint.hasValue()
      ? this.checkpoint.value()
      : { told: undefined, step: undefined };
    const [entry, earlier] = [numberIn(this.entry()), numberIn(this.earlier())];
    this.errors.set({
      ...(entry !== undefined && !(entry < size) ? { entry: `Geef een plaats van 0 tot ${size - 1}.` } : {}),
      ...(earlier !== undefined && !(earlier >= 1 && earlier <= size)
        ? { earlier: `Geef een aantal van 1 tot ${size}.` }
        : {}),
      ...(entry === undefined && earlier === undefined ? { entry: 'Vul een van de twee in.' } : {}),
    });
    if (Object.keys(this.errors()).length > 0 || !told || !step || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const steps: ProofStep[] = [step];
      if (entry !== undefined)
        steps.push(await ledgerInclusion(told, await this.calls.ledgerInclusion(entry, size)));
      if (earlier !== undefined)
        steps.push(await ledgerConsistency(told, await this.calls.ledgerConsistency(earlier, size)));
      this.steps.set(steps);
    } catch (error) {
      this.problem.set(sentenceOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}

/** The number that was typed; undefined for nothing, NaN for what is none. */
function numberIn(typed: string): number | undefined {
  const text = typed.replace(/[.\s]/g, '');
  if (text === '') return undefined;
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}
