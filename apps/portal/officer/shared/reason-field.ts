import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { SelectField } from '../../shared/form/select-field.js';
import { lookingReasonChoices, type LookingReason } from './words.js';

/** Why somebody looks or decides: a fixed code, which the server puts on record. */
@Component({
  selector: 'koz-reason-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SelectField],
  template: `
    <koz-select-field
      [id]="id()"
      label="Waarom?"
      hint="Uw reden wordt genoteerd, samen met wat u opvroeg."
      [choices]="choices"
      [value]="value()"
      (valueChange)="value.set($any($event))"
    />
  `,
})
export class ReasonField {
  readonly id = input('waarom');
  readonly value = model<LookingReason>('routine');
  protected readonly choices = lookingReasonChoices;
}
