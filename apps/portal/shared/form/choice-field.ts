import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { describedBy } from './text-field.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One of a few, as radio buttons: all visible, one key press apart. */
@Component({
  selector: 'koz-choice-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [attr.aria-describedby]="describedBy()">
      <legend>{{ label() }}</legend>
      @if (hint()) {
        <p class="koz-hint" [id]="id() + '-uitleg'">{{ hint() }}</p>
      }
      @if (error()) {
        <p class="error" [id]="id() + '-fout'"><span class="koz-unseen">Fout: </span>{{ error() }}</p>
      }
      @for (choice of choices(); track choice.value; let first = $first) {
        <div class="choice">
          <input
            type="radio"
            [id]="first ? id() : id() + '-' + choice.value"
            [name]="id()"
            [value]="choice.value"
            [checked]="choice.value === value()"
            [attr.aria-describedby]="choice.hint ? id() + '-' + choice.value + '-uitleg' : null"
            (change)="value.set(choice.value)"
          />
          <div>
            <label [for]="first ? id() : id() + '-' + choice.value">{{ choice.label }}</label>
            @if (choice.hint) {
              <p class="koz-hint" [id]="id() + '-' + choice.value + '-uitleg'">{{ choice.hint }}</p>
            }
          </div>
        </div>
      }
    </fieldset>
  `,
  styleUrl: './fields.scss',
  // The id is the control's: on this element as well it would be there twice.
  host: { '[attr.id]': 'null' },
})
export class ChoiceField {
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = model('');
  readonly hint = input<string>();
  readonly error = input<string>();
  protected readonly describedBy = computed(() => describedBy(this.id(), this.hint(), this.error()));
}
