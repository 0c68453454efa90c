import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../../api/api.js';
import { CheckField } from '../../shared/form/check-field.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Submission } from '../../shared/form/submission.js';
import { decide, type Seen, type Taken } from './decide.js';
import { decisions, reasonChoices, type Action, type StepReason } from './decisions.js';

export interface Deciding {
  readonly action: Action;
  readonly seen: Seen;
}

/** How it ended: taken, or refused because things stand differently by now. Undefined: somebody thought better of it. */
export type DecideOutcome = { readonly taken: Taken } | { readonly refused: string };

/** Asks before a decision, with its reason, and takes it. A server that is lost keeps the dialog with what was chosen. */
@Component({
  selector: 'koz-decide-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CheckField, MatButtonModule, MatDialogModule, SelectField],
  styles: `
    // Room for the ring of the focus.
    koz-select-field {
      padding: 0.35rem;
    }
  `,
  template: `
    <h2 mat-dialog-title>{{ words.title }}</h2>
    <mat-dialog-content>
      @for (line of words.text; track $index) {
        <p>{{ line }}</p>
      }
      @if (words.hasReason) {
        <koz-select-field
          id="reden"
          label="Reden (niet verplicht)"
          hint="Het gezin ziet deze reden."
          empty="geen reden"
          [choices]="reasons"
          [(value)]="reason"
        />
      }
      @if (isConfirming) {
        <koz-check-field
          id="verder-zoeken"
          label="Het gezin zoekt verder"
          hint="Alleen bij een plaats voor een deel van de week: de andere aanvragen blijven dan open."
          [(value)]="keepLooking"
        />
      }
      @if (deciding.problem(); as problem) {
        <p class="koz-note koz-note--bad" role="alert">{{ problem }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" matButton mat-dialog-close>Annuleren</button>
      <button type="button" matButton="filled" [disabled]="deciding.isBusy()" (click)="confirm()">
        {{ words.label }}
      </button>
    </mat-dialog-actions>
  `,
})
export class DecideDialog {
  private readonly api = inject(Api);
  private readonly dialog = inject<MatDialogRef<DecideDialog, DecideOutcome>>(MatDialogRef);
  private readonly asked = inject<Deciding>(MAT_DIALOG_DATA);

  protected readonly words = decisions[this.asked.action];
  protected readonly reasons = reasonChoices;
  protected readonly isConfirming = this.asked.action === 'confirmPlace';
  protected readonly reason = signal('');
  protected readonly keepLooking = signal(false);
  protected readonly deciding = new Submission();

  protected async confirm(): Promise<void> {
    const { action, seen } = this.asked;
    const said = {
      reason: (this.reason() || undefined) as StepReason | undefined,
      keepLooking: this.keepLooking(),
    };
    const taken = await this.deciding.run((headers) => decide(this.api, action, seen, said, headers));
    if (taken !== undefined) this.dialog.close({ taken });
    // Refused: what the page shows is no longer so. Lost, or logged out: the same may be sent again from here.
    else if (this.deciding.kind() !== undefined && this.deciding.kind() !== 'unauthenticated')
      this.dialog.close({ refused: this.deciding.problem() ?? '' });
  }
}
