import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { fieldWords, type FieldLike } from './field-words.js';

/** A personal value, or in words why it is not here: `<koz-field-value field="address" [state]="fields.address" />`. */
@Component({
  selector: 'koz-field-value',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span [class]="'shown shown--' + words().kind" [attr.data-state]="words().kind">{{ words().text }}</span>
  `,
  styles: `
    .shown {
      overflow-wrap: anywhere;
    }
    // Absence is in words; that it is set apart in type as well helps whoever scans a page.
    .shown--withheld,
    .shown--erased,
    .shown--empty {
      color: var(--koz-ink-soft);
      font-style: italic;
    }
    .shown--erased {
      text-decoration: underline dotted;
      text-underline-offset: 0.2em;
    }
  `,
})
export class FieldValue {
  readonly field = input.required<string>();
  readonly state = input.required<FieldLike>();
  protected readonly words = computed(() => fieldWords(this.field(), this.state()));
}
