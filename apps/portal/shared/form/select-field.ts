import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import type { Choice } from './choice-field.js';
import { describedBy } from './text-field.js';

/** One of many, as the browser's own list. */
@Component({
  selector: 'koz-select-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="id()">{{ label() }}</label>
    @if (hint()) {
      <p class="koz-hint" [id]="id() + '-uitleg'">{{ hint() }}</p>
    }
    @if (error()) {
      <p class="error" [id]="id() + '-fout'"><span class="koz-unseen">Fout: </span>{{ error() }}</p>
    }
    <select
      [id]="id()"
      [attr.aria-invalid]="error() ? 'true' : null"
      [attr.aria-describedby]="describedBy()"
      (change)="value.set($any($event.target).value)"
    >
      @if (empty() !== undefined) {
        <option value="" [selected]="value() === ''">{{ empty() }}</option>
      }
      @for (choice of choices(); track choice.value) {
        <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.label }}</option>
      }
    </select>
  `,
  styleUrl: './fields.scss',
  // The id is the control's: on this element as well it would be there twice.
  host: { '[attr.id]': 'null' },
})
export class SelectField {
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = model('');
  /** What the entry without a value says: "alle", "maak een keuze". Absent: there is none. */
  readonly empty = input<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  protected readonly describedBy = computed(() => describedBy(this.id(), this.hint(), this.error()));
}
