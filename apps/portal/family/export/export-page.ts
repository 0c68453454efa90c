import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Submission } from '../../shared/form/submission.js';
import { FamilyApi } from '../family-api.js';
import { OwnPlanStore } from '../plan/own-plan.js';
import { SaveFile } from '../../shared/files/save-file.js';

/** Everything of the plan as a file, to keep or to take elsewhere. */
@Component({
  selector: 'koz-export-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule],
  template: `
    <h1>Meenemen</h1>
    <p>U kunt alles van dit opvangplan meenemen in één bestand:</p>
    <ul>
      <li>uw gegevens, zolang ze er zijn,</li>
      <li>elke aanvraag met haar verloop,</li>
      <li>wie nu wat ziet en wie al wat zag,</li>
      <li>de methode van uw lokaal bestuur, en uw ontvangstcode.</li>
    </ul>
    <p>
      Het is een JSON-bestand. Andere computerprogramma’s kunnen het lezen. Bewaar het op een veilige plaats.
    </p>
    @if (submission.problem(); as problem) {
      <p class="koz-note koz-note--bad" role="alert">{{ problem }}</p>
    }
    <div class="koz-actions">
      <button type="button" matButton="filled" [disabled]="submission.isBusy()" (click)="save()">
        Bestand downloaden
      </button>
      <span role="status">{{ said() }}</span>
    </div>
  `,
})
export class ExportPage {
  private readonly api = inject(FamilyApi);
  private readonly store = inject(OwnPlanStore);
  private readonly files = inject(SaveFile);
  protected readonly submission = new Submission();
  protected readonly said = signal('');

  protected async save(): Promise<void> {
    const id = this.store.id();
    if (id === undefined) return;
    const file = await this.submission.run(() => this.api.exportFile(id));
    if (!file) return;
    this.files.save(`opvangplan-${id}.json`, file);
    this.said.set('Het bestand is gedownload.');
  }
}
