import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { DateField } from '../../shared/form/date-field.js';
import { TextField } from '../../shared/form/text-field.js';
import type { ParentField as Definition } from './parent-fields.js';
import { controlId } from './steps.js';

/** One field of the parent or the address, typed as text or as a day. */
@Component({
  selector: 'koz-parent-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateField, TextField],
  template: `
    @if (of().kind === 'date') {
      <koz-date-field
        [id]="id()"
        [label]="of().label"
        [hint]="hint()"
        [required]="required()"
        [(value)]="value"
        [error]="error()"
      />
    } @else {
      <koz-text-field
        [id]="id()"
        [label]="of().label"
        [hint]="hint()"
        [required]="required()"
        [type]="type()"
        [autocomplete]="of().autocomplete"
        [inputmode]="of().inputmode"
        [short]="of().short ?? false"
        [(value)]="value"
        [error]="error()"
      />
    }
  `,
})
export class ParentField {
  readonly of = input.required<Definition>();
  readonly value = model('');
  readonly required = input(true);
  /** What is said below the label beside the field's own hint. */
  readonly note = input<string>();
  readonly error = input<string>();

  protected readonly id = computed(() => controlId(this.of().field));
  protected readonly hint = computed(
    () => [this.of().hint, this.note()].filter(Boolean).join(' ') || undefined,
  );
  protected readonly type = computed(() => {
    const { kind } = this.of();
    return kind === 'email' || kind === 'tel' ? kind : 'text';
  });
}
