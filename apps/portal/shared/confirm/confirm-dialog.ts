import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

export interface Question {
  readonly title: string;
  /** What will happen, a paragraph each. */
  readonly text: readonly string[];
  /** What the button that goes on says: a verb, never "OK". */
  readonly confirm: string;
  /** That it cannot be undone, for instance. */
  readonly warning?: string;
}

@Component({
  selector: 'koz-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      @for (line of question.text; track $index) {
        <p>{{ line }}</p>
      }
      @if (question.warning) {
        <p class="koz-note koz-note--warn">{{ question.warning }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" matButton [mat-dialog-close]="false">Annuleren</button>
      <button type="button" matButton="filled" [mat-dialog-close]="true">{{ question.confirm }}</button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}
