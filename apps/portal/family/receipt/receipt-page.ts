import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Filing } from '../filing/filing.js';
import { ReceiptCode } from './receipt-code.js';

/** The receipt of a plan that was just filed: shown once, for it is the only way to its certificates after five years. */
@Component({
  selector: 'koz-receipt-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, RouterLink, ReceiptCode],
  template: `
    <h1>Uw ontvangstcode</h1>
    @if (filing.filed(); as filed) {
      <p class="koz-note koz-note--good">
        Uw opvangplan is ingediend.
        {{ filed.locationNames.length === 1 ? 'Deze opvanglocatie kreeg' : 'Deze opvanglocaties kregen' }} een
        aanvraag: {{ filed.locationNames.join(', ') }}.
      </p>
      <koz-receipt-code [code]="filed.answer.receipt" />
      <h2>Waarvoor dient deze code?</h2>
      <ul>
        <li>Met deze code kunt u bewijzen opvragen dat uw gegevens echt vernietigd zijn.</li>
        <li>Na 5 jaar is alles van u gewist. Dan is deze code de enige weg naar die bewijzen.</li>
        <li>Wie de code heeft, ziet alleen de bewijzen, nooit uw gegevens. Bewaar ze toch voor uzelf.</li>
      </ul>
      @if (filing.isServicePoint()) {
        <p>Geef de code mee aan het gezin. U ziet ze hier maar één keer.</p>
      }
      <div class="koz-actions">
        <a matButton="filled" [routerLink]="['/gezin/plan', filed.answer.carePlanId]">Naar het opvangplan</a>
      </div>
    } @else {
      <p>We tonen een ontvangstcode hier één keer, meteen na het indienen.</p>
      <p>
        U vindt de code ook op de pagina <a routerLink="/gezin">Mijn opvangplan</a>, zolang uw gegevens er
        zijn.
      </p>
    }
  `,
})
export class ReceiptPage {
  protected readonly filing = inject(Filing);
}
