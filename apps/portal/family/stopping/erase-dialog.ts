import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TextField } from '../../shared/form/text-field.js';

const word = 'WISSEN';

/** Erasing asks for a word to be typed: a click alone could be a slip, and nothing brings the data back. */
@Component({
  selector: 'koz-erase-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, MatDialogModule, TextField],
  template: `
    <form (submit)="send($event)" novalidate>
      <h2 mat-dialog-title>Alles laten wissen?</h2>
      <mat-dialog-content>
        <p>Alle gegevens van dit opvangplan worden vernietigd en elke aanvraag stopt.</p>
        <p class="koz-note koz-note--warn">Dit is definitief. Niemand kan de gegevens terughalen.</p>
        <koz-text-field
          id="veld-wissen"
          label="Typ WISSEN om te bevestigen"
          autocomplete="off"
          [short]="true"
          [(value)]="typed"
          [error]="error()"
        />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="button" matButton [mat-dialog-close]="false">Annuleren</button>
        <button type="submit" matButton="filled">Alles laten wissen</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class EraseDialog {
  private readonly dialog = inject<MatDialogRef<EraseDialog, boolean>>(MatDialogRef);
  private readonly document = inject(DOCUMENT);
  protected readonly typed = signal('');
  private readonly wasSent = signal(false);
  private readonly isTyped = computed(() => this.typed().trim().toUpperCase() === word);
  protected readonly error = computed(() =>
    this.wasSent() && !this.isTyped() ? 'Typ het woord WISSEN, of kies Annuleren.' : undefined,
  );

  protected send(event: Event): void {
    event.preventDefault();
    this.wasSent.set(true);
    if (this.isTyped()) this.dialog.close(true);
    else this.document.getElementById('veld-wissen')?.focus();
  }
}
