import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { loginAddress } from '../session/cookie-session.js';
import { Session } from '../session/session.js';
import { sentenceOf } from '../shared/loading/problem-words.js';

/** The session ended while somebody was at work: what was typed is still there below, and can be sent after logging in. */
@Component({
  selector: 'koz-session-expired-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Uw sessie is verlopen</h2>
    <mat-dialog-content>
      <p>Meld u opnieuw aan om verder te werken. Wat u al typte, blijft staan.</p>
      @if (isByCookie()) {
        <p>
          <a [href]="login" target="_blank" rel="noopener">Aanmelden in een nieuw tabblad</a>. Kom daarna
          terug naar dit tabblad.
        </p>
      }
      @if (problem(); as text) {
        <p class="koz-note koz-note--bad" role="alert">{{ text }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" matButton (click)="leave()">Afmelden</button>
      <button type="button" matButton="filled" [disabled]="isBusy()" (click)="renew()">
        {{ isByCookie() ? 'Ik ben aangemeld' : 'Opnieuw aanmelden' }}
      </button>
    </mat-dialog-actions>
  `,
})
export class SessionExpiredDialog {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly dialog = inject<MatDialogRef<SessionExpiredDialog>>(MatDialogRef);
  protected readonly isByCookie = this.session.isByCookie;
  protected readonly login = loginAddress('/aangemeld');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);

  protected async renew(): Promise<void> {
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      await this.session.renew();
      this.dialog.close();
    } catch (error) {
      this.problem.set(sentenceOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async leave(): Promise<void> {
    try {
      await this.session.leave();
      this.dialog.close();
      await this.router.navigateByUrl('/');
    } catch (error) {
      this.problem.set(sentenceOf(error));
    }
  }
}
