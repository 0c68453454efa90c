import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { openingText } from '../wording/wording.js';
import { Filing } from './filing.js';
import { ParentField } from './parent-field.js';
import { addressFields, parentFields, type ParentField as Definition } from './parent-fields.js';

/** Step 3: the parent and where the family lives, as far as the method asks it. */
@Component({
  selector: 'koz-parent-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ParentField],
  template: `
    @for (group of groups; track group.legend) {
      <fieldset>
        <legend>{{ group.legend }}</legend>
        @for (each of group.fields; track each.field) {
          @if (filing.need(each.need); as need) {
            <koz-parent-field
              [of]="each"
              [required]="need.necessity === 'must' && !each.optional"
              [note]="opening(need.from)"
              [value]="filing.draft()[each.field]"
              (valueChange)="filing.set(each.field, $event)"
              [error]="faultOf(each)"
            />
          }
        }
      </fieldset>
    }
  `,
})
export class ParentStep {
  protected readonly filing = inject(Filing);
  protected readonly groups = [
    { legend: 'De ouder', fields: parentFields },
    { legend: 'Waar het gezin woont', fields: addressFields },
  ];
  protected readonly opening = openingText;

  /** What is wrong with an address as a whole is said at its first field. */
  protected faultOf({ field }: Definition): string | undefined {
    return (
      this.filing.faultOf(field) ?? (field === 'address.street' ? this.filing.faultOf('address') : undefined)
    );
  }
}
