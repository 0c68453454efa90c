import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../../session/session.js';
import { FiledPlans } from '../service-point/filed-plans.js';

/** Where a family without a plan begins, and a service point always does. A family with a plan goes to it at once. */
@Component({
  selector: 'koz-family-home-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, RouterLink, FiledPlans],
  template: `
    @if (isServicePoint()) {
      <h1>Opvangplannen van dit loket</h1>
      <p>
        U dient een opvangplan in voor een gezin dat u dat vroeg. U ziet de opvangplannen die u zelf indiende.
      </p>
      <div class="koz-actions">
        <a matButton="filled" routerLink="/gezin/zoeken">Nieuw opvangplan</a>
      </div>
      <koz-filed-plans />
    } @else {
      <h1>Mijn opvangplan</h1>
      <p>U hebt hier nog geen opvangplan. Zo vraagt u opvang:</p>
      <ol>
        <li>Zoek opvanglocaties en kies er een of meer.</li>
        <li>Vul het opvangplan in. Dat zijn vijf korte stappen.</li>
        <li>Bewaar uw ontvangstcode.</li>
        <li>Volg hier wat er met uw aanvragen gebeurt, en wie wat ziet.</li>
      </ol>
      <div class="koz-actions">
        <a matButton="filled" routerLink="/gezin/zoeken">Opvang zoeken</a>
      </div>
    }
  `,
})
export class HomePage {
  private readonly session = inject(Session);
  protected readonly isServicePoint = computed(() => this.session.who()?.role === 'servicePoint');
}
