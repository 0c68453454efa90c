import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';

/** What a field of any kind says around its control: label, hint, error. The control is described by both. */
@Component({
  selector: 'koz-text-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="id()"
      >{{ label() }}
      @if (!required()) {
        <span class="optional"> (niet verplicht)</span>
      }
    </label>
    @if (hint()) {
      <p class="koz-hint" [id]="id() + '-uitleg'">{{ hint() }}</p>
    }
    @if (error()) {
      <p class="error" [id]="id() + '-fout'"><span class="koz-unseen">Fout: </span>{{ error() }}</p>
    }
    <input
      [id]="id()"
      [type]="type()"
      [value]="value()"
      [attr.autocomplete]="autocomplete()"
      [attr.inputmode]="inputmode()"
      [attr.maxlength]="maxlength()"
      [attr.aria-required]="required() || null"
      [attr.aria-invalid]="error() ? 'true' : null"
      [attr.aria-describedby]="describedBy()"
      [class.short]="short()"
      (input)="value.set($any($event.target).value)"
    />
  `,
  styleUrl: './fields.scss',
  // The id is the control's: on this element as well it would be there twice.
  host: { '[attr.id]': 'null' },
})
export class TextField {
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  readonly value = model('');
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly required = input(true);
  readonly type = input<'text' | 'email' | 'tel' | 'number' | 'search'>('text');
  readonly autocomplete = input<string>();
  readonly inputmode = input<string>();
  readonly maxlength = input<number>();
  readonly short = input(false);

  protected readonly describedBy = computed(() => describedBy(this.id(), this.hint(), this.error()));
}

/** The ids of hint and error, for `aria-describedby`; null when there is neither. */
export const describedBy = (id: string, hint?: string, error?: string): string | null =>
  [hint ? `${id}-uitleg` : '', error ? `${id}-fout` : ''].filter(Boolean).join(' ') || null;
