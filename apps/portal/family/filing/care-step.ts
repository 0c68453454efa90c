import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { CheckField } from '../../shared/form/check-field.js';
import { DateField } from '../../shared/form/date-field.js';
import { CarePartsField } from '../care-parts/care-parts-field.js';
import { openingText } from '../wording/wording.js';
import { Filing } from './filing.js';
import { controlId } from './steps.js';

/** Step 2: the child, and the care that is asked. */
@Component({
  selector: 'koz-care-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CheckField, DateField, CarePartsField],
  template: `
    @if (filing.need('child.birthDate'); as need) {
      <koz-date-field
        [id]="id('child.birthDate')"
        label="Geboortedatum van het kind, of de verwachte"
        [hint]="opening(need.from)"
        [required]="need.necessity === 'must'"
        [value]="filing.draft()['child.birthDate']"
        (valueChange)="filing.set('child.birthDate', $event)"
        [error]="filing.faultOf('child.birthDate')"
      />
      <koz-check-field
        [id]="id('child.expected')"
        label="Het kind is nog niet geboren"
        hint="U kunt de datum later verbeteren."
        [value]="filing.draft()['child.expected']"
        (valueChange)="filing.set('child.expected', $event)"
      />
    }
    @if (filing.need('startDate'); as need) {
      <koz-date-field
        [id]="id('startDate')"
        label="Vanaf wanneer zoekt u opvang?"
        [hint]="opening(need.from)"
        [required]="need.necessity === 'must'"
        [value]="filing.draft().startDate"
        (valueChange)="filing.set('startDate', $event)"
        [error]="filing.faultOf('startDate')"
      />
    }
    @if (filing.need('endDate'); as need) {
      <koz-date-field
        [id]="id('endDate')"
        label="Tot wanneer?"
        [hint]="opening(need.from)"
        [required]="need.necessity === 'must'"
        [value]="filing.draft().endDate"
        (valueChange)="filing.set('endDate', $event)"
        [error]="filing.faultOf('endDate')"
      />
    }
    @if (filing.need('careParts'); as need) {
      <koz-care-parts-field
        [id]="id('careParts')"
        label="Op welke dagen zoekt u opvang?"
        [value]="filing.draft().careParts"
        (valueChange)="filing.set('careParts', $event)"
        [error]="filing.faultOf('careParts')"
      />
      <p class="koz-hint">{{ opening(need.from) }}</p>
    }
  `,
})
export class CareStep {
  protected readonly filing = inject(Filing);
  protected readonly id = controlId;
  protected readonly opening = openingText;
}
