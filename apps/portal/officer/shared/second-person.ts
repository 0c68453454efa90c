import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Development } from '../../session/development.js';
import { requestOf } from '../../session/cookie-session.js';
import { Session } from '../../session/session.js';
import { Submission } from '../../shared/form/submission.js';

/**
 * In development, where one person tries it all: go on as the other officer of the same local government, for a decision
 * that takes two. In production the second person logs in, and this is not there.
 */
@Component({
  selector: 'koz-second-person',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule],
  template: `
    @if (isDevelopment()) {
      <div class="koz-note">
        <p role="status">Proefopstelling: u werkt nu als persoon {{ person() }}.</p>
        <button
          type="button"
          matButton="outlined"
          disabledInteractive
          [disabled]="changing.isBusy()"
          (click)="change()"
        >
          Ga verder als persoon {{ other() }}
        </button>
        @if (changing.problem(); as problem) {
          <p role="alert">{{ problem }}</p>
        }
      </div>
    }
  `,
})
export class SecondPerson {
  private readonly session = inject(Session);
  private readonly development = inject(Development);
  /** Another person works here now: what the page shows is read again. */
  readonly changed = output();

  protected readonly isDevelopment = computed(() => this.development.now() !== undefined);
  protected readonly person = computed(() => this.session.who()?.person ?? 1);
  protected readonly other = computed(() => (this.person() === 1 ? 2 : 1));
  protected readonly changing = new Submission();

  protected async change(): Promise<void> {
    const who = this.session.who();
    if (who === undefined) return;
    const request = requestOf(who);
    const person = this.other();
    const plain = who.name.replace(/ \(tweede persoon\)$/, '');
    const entered = await this.changing.run(async () => {
      await this.session.enter({ ...request, person }, person === 1 ? plain : `${plain} (tweede persoon)`);
      return true;
    });
    if (entered) this.changed.emit();
  }
}
