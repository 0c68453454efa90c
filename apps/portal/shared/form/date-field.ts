import { ChangeDetectionStrategy, Component, computed, input, model, signal } from '@angular/core';
import { isoOfTyped } from '../dates/dates.js';
import { describedBy } from './text-field.js';

/**
 * A day, typed as dd/mm/jjjj: the value is the text as it was typed, so that nothing typed is lost; `isoOfTyped` of
 * shared/dates gives the day. What is no day is said when the field is left.
 */
@Component({
  selector: 'koz-date-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="id()"
      >{{ label() }}
      @if (!required()) {
        <span class="optional"> (niet verplicht)</span>
      }
    </label>
    <p class="koz-hint" [id]="id() + '-uitleg'">
      {{ hint() ? hint() + ' ' : '' }}dd/mm/jjjj, bijvoorbeeld 03/04/2027
    </p>
    @if (shownError(); as text) {
      <p class="error" [id]="id() + '-fout'"><span class="koz-unseen">Fout: </span>{{ text }}</p>
    }
    <input
      type="text"
      class="short"
      [id]="id()"
      [value]="value()"
      inputmode="numeric"
      autocomplete="off"
      maxlength="14"
      [attr.aria-required]="required() || null"
      [attr.aria-invalid]="shownError() ? 'true' : null"
      [attr.aria-describedby]="describedBy()"
      (input)="value.set($any($event.target).value)"
      (blur)="wasLeft.set(true)"
    />
  `,
  styleUrl: './fields.scss',
  // The id is the control's: on this element as well it would be there twice.
  host: { '[attr.id]': 'null' },
})
export class DateField {
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  /** As typed. */
  readonly value = model('');
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly required = input(true);

  protected readonly wasLeft = signal(false);
  protected readonly shownError = computed(() => {
    if (this.error()) return this.error();
    const typed = this.value().trim();
    return this.wasLeft() && typed !== '' && isoOfTyped(typed) === undefined
      ? 'Vul een bestaande dag in als dd/mm/jjjj.'
      : undefined;
  });
  protected readonly describedBy = computed(() => describedBy(this.id(), 'altijd', this.shownError()));
}
