import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ChoiceField } from '../../shared/form/choice-field.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { LeavingControllers } from '../leaving/leaving-controllers.js';
import { ChosenList } from '../search/chosen-list.js';
import { mandateText } from '../wording/wording.js';
import { Filing } from './filing.js';
import { controlId } from './steps.js';

/** Step 1: where care is asked, which local government answers for the data, and by which mandate. */
@Component({
  selector: 'koz-locations-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule, RouterLink, ChoiceField, ChosenList, LeavingControllers, Loaded],
  template: `
    <section [id]="id('locationIds')" tabindex="-1" aria-label="Gekozen opvanglocaties">
      <koz-chosen-list />
      <p><a routerLink="/gezin/zoeken">Opvanglocaties zoeken en kiezen</a></p>
    </section>
    <koz-leaving-controllers [among]="filing.possible()" />
    <koz-loaded [of]="filing.allNeeds">
      <ng-template>
        @if (filing.controllers().length > 1) {
          <koz-choice-field
            [id]="id('controller')"
            label="Welk lokaal bestuur verwerkt uw gegevens?"
            hint="Kies bij voorkeur de gemeente waar u woont. Dit bestuur beslist hoe uw gegevens getoond en bewaard worden."
            [choices]="controllers()"
            [value]="filing.draft().controller"
            (valueChange)="filing.set('controller', $event)"
            [error]="filing.faultOf('controller')"
          />
        } @else if (filing.needs(); as needs) {
          <p>{{ needs.controllerName }} verwerkt de gegevens van dit opvangplan.</p>
        }
        @if (filing.needs(); as needs) {
          <p class="koz-note">
            Wat we u vragen, hangt af van de methode die {{ needs.controllerName }} koos:
            {{ needs.method.title }}. Wat niet nodig is, vragen we niet.
          </p>
        }
      </ng-template>
    </koz-loaded>
    @if (filing.isServicePoint()) {
      <koz-choice-field
        [id]="id('mandate')"
        label="Hoe liet het gezin u aanvragen?"
        [choices]="mandates"
        [value]="filing.draft().mandate"
        (valueChange)="filing.set('mandate', $event)"
        [error]="filing.faultOf('mandate')"
      />
    }
  `,
})
export class LocationsStep {
  protected readonly filing = inject(Filing);
  protected readonly controllers = computed(() =>
    this.filing.controllers().map(({ controller, controllerName }) => ({
      value: controller,
      label: controllerName,
    })),
  );
  protected readonly mandates = ['signed', 'oral'].map((value) => ({ value, label: mandateText(value) }));
  protected readonly id = controlId;
}
