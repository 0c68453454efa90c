import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { shownDay } from '../../shared/dates/dates.js';
import { Session } from '../../session/session.js';
import { FieldValue } from '../../shared/field/field-value.js';
import { Loaded } from '../../shared/loading/loaded.js';
import { fieldName, fieldOrder } from '../../shared/words/words.js';
import { PlaceCard } from '../place/place-card.js';
import { ReceiptCode } from '../receipt/receipt-code.js';
import {
  capital,
  emergencyText,
  mandateText,
  methodGroundText,
  openingText,
  placeText,
} from '../wording/wording.js';
import { ApplicationCard } from './application-card.js';
import { OwnPlanStore } from './own-plan.js';

/** The plan as it stands: the place, what is still to give, each application, all that it holds. */
@Component({
  selector: 'koz-overview-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ApplicationCard, FieldValue, Loaded, PlaceCard, ReceiptCode],
  templateUrl: './overview-page.html',
  styles: `
    .koz-note h2 {
      margin-top: 0;
    }
    .plain {
      padding: 0;
      list-style: none;
      max-width: none;
    }
  `,
})
export class OverviewPage {
  protected readonly store = inject(OwnPlanStore);
  protected readonly title =
    inject(Session).who()?.role === 'family' ? 'Mijn opvangplan' : 'Opvangplan van een gezin';
  protected readonly plan = computed(() => this.store.current());
  protected readonly lines = computed(() => {
    const fields = this.plan()?.fields;
    return fields === undefined
      ? []
      : [...fieldOrder, 'child.expected' as const, 'sharing' as const].map((field) => ({
          field,
          name: capital(fieldName(field)),
          state: fields[field],
        }));
  });
  protected readonly missing = computed(() =>
    (this.plan()?.toGive ?? []).map(({ field, necessity, from }) => ({
      field,
      isNeeded: necessity === 'must',
      text: `${capital(fieldName(field))}. ${openingText(from)}`,
    })),
  );
  protected readonly needed = computed(() => this.missing().filter(({ isNeeded }) => isNeeded));
  protected readonly optional = computed(() => this.missing().filter(({ isNeeded }) => !isNeeded));

  protected readonly shownDay = shownDay;
  protected readonly placeText = placeText;
  protected readonly mandateText = mandateText;
  protected readonly emergencyText = emergencyText;
  protected readonly methodGroundText = methodGroundText;
}
