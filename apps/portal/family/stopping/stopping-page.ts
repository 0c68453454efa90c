import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Confirm } from '../../shared/confirm/confirm.js';
import { SelectField } from '../../shared/form/select-field.js';
import { Submission } from '../../shared/form/submission.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { reasonNames } from '../../shared/words/words.js';
import { FamilyApi } from '../family-api.js';
import { OwnPlanStore } from '../plan/own-plan.js';
import { capital, withdrawalReasons } from '../wording/wording.js';
import { EraseDialog } from './erase-dialog.js';

/** The two ways to end a plan: its applications stop, or everything is erased. */
@Component({
  selector: 'koz-stopping-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, Loaded, RouterLink, SelectField],
  templateUrl: './stopping-page.html',
  styles: `
    h2 {
      margin-top: 0;
    }
  `,
})
export class StoppingPage {
  private readonly api = inject(FamilyApi);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(MatDialog);
  protected readonly store = inject(OwnPlanStore);
  protected readonly withdrawing = new Submission();
  protected readonly erasing = new Submission();
  protected readonly said = signal('');
  private readonly told = viewChild.required<ElementRef<HTMLElement>>('told');
  protected readonly reason = signal('');
  protected readonly reasons = withdrawalReasons.map((value) => ({
    value,
    label: capital(reasonNames[value]),
  }));
  protected readonly mayErase = computed(() => this.store.may('requestErasure'));

  protected async withdraw(): Promise<void> {
    const id = this.store.id();
    const isSure = await this.confirm.ask({
      title: 'Het hele opvangplan intrekken?',
      text: ['Al uw aanvragen stoppen. Hebt u een plaats, dan geeft u die terug.'],
      warning: 'Dit kunt u niet ongedaan maken.',
      confirm: 'Opvangplan intrekken',
    });
    if (!isSure || id === undefined) return;
    const reason = withdrawalReasons.find((each) => each === this.reason());
    const answer = await this.withdrawing.run((headers) =>
      this.api.withdraw(id, reason === undefined ? {} : { reason }, headers),
    );
    if (!answer) return;
    this.tell('Uw opvangplan is ingetrokken.', answer.position);
  }

  protected async erase(): Promise<void> {
    const id = this.store.id();
    const dialog = this.dialogs.open<EraseDialog, void, boolean>(EraseDialog, { width: '36rem' });
    if ((await firstValueFrom(dialog.afterClosed())) !== true || id === undefined) return;
    const answer = await this.erasing.run((headers) => this.api.erase(id, headers));
    if (!answer) return;
    this.tell(answer.text, answer.position);
  }

  /** The button that was pressed goes away with what it was for: the focus goes to what came of it. */
  private tell(said: string, position: number): void {
    this.said.set(said);
    this.told().nativeElement.focus();
    this.store.wrote(position);
  }
}
