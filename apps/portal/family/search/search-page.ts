import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../../session/session.js';
import { LeavingControllers } from '../leaving/leaving-controllers.js';
import { ChosenList } from './chosen-list.js';
import { ChosenLocations } from './chosen-locations.js';
import { LocationSearch } from './location-search.js';

/** Where a plan begins: locations are found and chosen. Anybody may search; filing asks who one is. */
@Component({
  selector: 'koz-search-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, RouterLink, ChosenList, LeavingControllers, LocationSearch],
  template: `
    <h1>Opvang zoeken</h1>
    <p>Zoek opvanglocaties en vink aan waar u opvang wilt vragen. U mag er meer dan één kiezen.</p>
    <koz-leaving-controllers />
    <koz-location-search />
    <section class="koz-card chosen" aria-labelledby="gekozen">
      <h2 id="gekozen">Uw keuze</h2>
      <koz-chosen-list />
      @if (chosen.all().length > 0) {
        @if (planId(); as id) {
          <p>
            U hebt al een opvangplan. Vraag bij deze locaties aan met hetzelfde plan, of dien er een in voor
            een ander kind.
          </p>
          <div class="koz-actions">
            <a matButton="filled" [routerLink]="['/gezin/plan', id, 'locaties']"
              >Toevoegen aan mijn opvangplan</a
            >
            <a matButton="outlined" routerLink="/gezin/indienen">Opvangplan indienen</a>
          </div>
        } @else if (mayFile()) {
          <a matButton="filled" routerLink="/gezin/indienen">Opvangplan indienen</a>
        } @else {
          <p>
            Meld u aan om een opvangplan in te dienen. Uw keuze blijft bewaard zolang u deze pagina niet
            sluit.
          </p>
          <a matButton="filled" routerLink="/" [queryParams]="{ naar: '/gezin/indienen' }">Aanmelden</a>
        }
      }
    </section>
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    // In sight while one chooses from a long list, where there is room for both.
    @media (min-width: 48rem) and (min-height: 40rem) {
      .chosen {
        position: sticky;
        bottom: 0;
        max-height: 40vh;
        overflow-y: auto;
        box-shadow: 0 -4px 12px rgb(0 0 0 / 12%);
      }
    }
  `,
})
export class SearchPage {
  private readonly session = inject(Session);
  protected readonly chosen = inject(ChosenLocations);
  /** A family that has a plan mostly wants more locations for it. */
  protected readonly planId = computed(() => {
    const who = this.session.who();
    return who?.role === 'family' ? who.carePlanId : undefined;
  });
  protected readonly mayFile = computed(() => {
    const role = this.session.who()?.role;
    return role === 'family' || role === 'servicePoint';
  });
}
