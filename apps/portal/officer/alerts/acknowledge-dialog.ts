import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { ChoiceField } from '../../shared/form/choice-field.js';
import type { Alert } from '../shared/search.js';
import { lookingReasonChoices, type LookingReason } from '../shared/words.js';

/** What an alert turned out to be: closes with the code, or with nothing when it is cancelled. */
@Component({
  selector: 'koz-acknowledge-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Wat bleek het te zijn?</h2>
    <form (submit)="$event.preventDefault(); note()">
      <mat-dialog-content>
        <p>{{ alert.text }}</p>
        <koz-choice-field
          id="bleek"
          label="Kies wat het bleek te zijn"
          [choices]="choices"
          [(value)]="reason"
          [error]="error()"
        />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="button" matButton [mat-dialog-close]="undefined">Annuleren</button>
        <button type="submit" matButton="filled">Noteer</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class AcknowledgeDialog {
  private readonly dialog = inject<MatDialogRef<AcknowledgeDialog, LookingReason>>(MatDialogRef);
  protected readonly alert = inject<Alert>(MAT_DIALOG_DATA);
  protected readonly choices = lookingReasonChoices;
  protected readonly reason = signal('');
  protected readonly error = signal<string | undefined>(undefined);

  protected note(): void {
    if (this.reason() === '') this.error.set('Maak een keuze.');
    else this.dialog.close(this.reason() as LookingReason);
  }
}
