import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { ChosenLocations } from './chosen-locations.js';

/** The locations chosen so far, each with a way to leave it out again. */
@Component({
  selector: 'koz-chosen-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule],
  template: `
    <p role="status">
      @switch (chosen.all().length) {
        @case (0) {
          U koos nog geen opvanglocatie.
        }
        @case (1) {
          U koos 1 opvanglocatie.
        }
        @default {
          U koos {{ chosen.all().length }} opvanglocaties.
        }
      }
    </p>
    <ul>
      @for (location of chosen.all(); track location.locationId) {
        <li>
          <span>{{ location.name }}, {{ location.municipality }}</span>
          <button
            type="button"
            matButton
            [attr.aria-label]="location.name + ' weglaten'"
            (click)="chosen.remove(location.locationId)"
          >
            Weglaten
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 1rem;
    }
  `,
})
export class ChosenList {
  protected readonly chosen = inject(ChosenLocations);
}
