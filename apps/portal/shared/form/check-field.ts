import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** Yes or no, as a box to tick. */
@Component({
  selector: 'koz-check-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="choice">
      <input
        type="checkbox"
        [id]="id()"
        [checked]="value()"
        [attr.aria-describedby]="hint() ? id() + '-uitleg' : null"
        (change)="value.set($any($event.target).checked)"
      />
      <div>
        <label [for]="id()">{{ label() }}</label>
        @if (hint()) {
          <p class="koz-hint" [id]="id() + '-uitleg'">{{ hint() }}</p>
        }
      </div>
    </div>
  `,
  styleUrl: './fields.scss',
  // The id is the control's: on this element as well it would be there twice.
  host: { '[attr.id]': 'null' },
})
export class CheckField {
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  readonly value = model(false);
  readonly hint = input<string>();
}
