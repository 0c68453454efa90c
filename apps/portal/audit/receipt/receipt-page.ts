import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TextField } from '../../shared/form/text-field.js';
import { sentenceOf } from '../../shared/loading/problem-words.js';
import { AuditCalls } from '../calls/audit-calls.js';
import { SeenCheckpoints } from '../calls/seen-checkpoints.js';
import type { ProofStep } from '../proof/proof-step.js';
import { ProofSteps } from '../proof/proof-steps.js';
import { checkReceipt } from './check-receipt.js';

/** For everybody: whether the log of today still fits a checkpoint that one kept. */
@Component({
  selector: 'koz-receipt-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, ProofSteps, TextField],
  templateUrl: './receipt-page.html',
  styles: `
    label {
      display: block;
      font-weight: 600;
    }
    textarea {
      width: 100%;
      max-width: 48rem;
      font:
        0.95rem/1.5 ui-monospace,
        'DejaVu Sans Mono',
        monospace;
      padding: 0.5rem 0.75rem;
      border: 1px solid #6b7280;
      border-radius: 6px;
    }
    .file {
      margin: 1rem 0;
    }
    .file input {
      font: inherit;
      min-height: 2.75rem;
      max-width: 100%;
    }
  `,
})
export class ReceiptPage {
  private readonly calls = inject(AuditCalls);
  protected readonly seen = inject(SeenCheckpoints);

  protected readonly kept = signal('');
  protected readonly ownKey = signal('');
  protected readonly steps = signal<readonly ProofStep[] | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  protected readonly missing = signal<string | undefined>(undefined);

  protected type(event: Event): void {
    this.take((event.target as HTMLTextAreaElement).value);
  }

  protected async load(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (file) this.take(await file.text());
  }

  /** The latest checkpoint that this tab was given. */
  protected takeSeen(): void {
    this.take(this.seen.notes().at(-1) ?? '');
  }

  protected async check(): Promise<void> {
    this.missing.set(this.kept().trim() === '' ? 'Plak of laad eerst een controlepunt.' : undefined);
    if (this.missing() || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    this.steps.set(undefined);
    try {
      const { calls } = this;
      this.steps.set(
        await checkReceipt(this.kept(), {
          checkpoint: () => calls.checkpoint(),
          consistency: (from, to) => calls.consistency(from, to),
          ownKey: this.ownKey(),
        }),
      );
    } catch (error) {
      this.problem.set(sentenceOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  private take(text: string): void {
    this.kept.set(text);
    this.steps.set(undefined);
  }
}
