import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { toBase64 } from '@koz/browser-proofs';
import { TextField } from '../../shared/form/text-field.js';
import { AuditCalls } from '../calls/audit-calls.js';
import { SeenCheckpoints } from '../calls/seen-checkpoints.js';
import { outcomeWords } from '../proof/proof-step.js';
import { positionText } from '../words/event-words.js';
import { Verification } from './verification.js';
import type { LogVerified, VerifyRange } from './verify-log.js';

/** Rebuilds the tree of the log in the browser, holds it to the signed root, and names each position that is wrong. */
@Component({
  selector: 'koz-verify-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, RouterLink, TextField],
  templateUrl: './verify-page.html',
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.25rem;
      align-items: flex-end;
    }
    form button {
      margin-bottom: 1.25rem;
    }
    progress {
      width: min(30rem, 100%);
      height: 1rem;
      accent-color: var(--koz-accent);
    }
  `,
})
export class VerifyPage {
  private readonly calls = inject(AuditCalls);
  private readonly seen = inject(SeenCheckpoints);

  protected readonly verification = new Verification();
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly errors = signal<{ readonly from?: string; readonly to?: string }>({});
  protected readonly words = { outcomeWords, positionText, hash: toBase64 };
  protected readonly keptCount = computed(() => this.seen.notes().length);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.verification.stop());
  }

  protected verify(): void {
    const [from, to] = [positionIn(this.from()), positionIn(this.to())];
    const wrong = 'Geef een positie: een getal vanaf 0, of niets.';
    this.errors.set({
      ...(from === 'wrong' ? { from: wrong } : {}),
      ...(to === 'wrong' ? { to: wrong } : {}),
    });
    if (from === 'wrong' || to === 'wrong') return;
    if (from !== undefined && to !== undefined && to < from) {
      this.errors.set({ to: 'Geef een laatste positie die niet voor de eerste komt.' });
      return;
    }
    const range: VerifyRange = {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    void this.verification.run(this.calls, range, this.seen.notes());
  }

  protected readonly isGood = ({ part, signatureProblem, proofProblem, kept }: LogVerified): boolean =>
    signatureProblem === undefined &&
    proofProblem === undefined &&
    part?.isIntact === true &&
    kept.every(({ outcome }) => outcome === 'holds');

  protected readonly rangeText = ({ from, to }: LogVerified): string =>
    from === to ? `positie ${positionText(from)}` : `positie ${positionText(from)} tot ${positionText(to)}`;
}

function positionIn(typed: string): number | undefined | 'wrong' {
  const text = typed.replace(/[.\s]/g, '');
  if (text === '') return undefined;
  return /^\d{1,15}$/.test(text) ? Number(text) : 'wrong';
}
