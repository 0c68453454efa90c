import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { fieldWords, type FieldLike, type FieldWords } from '../../shared/field/field-words.js';

/** What a field shows: its value, or the server's own words for why it is not there. */
export function shownWords(field: string, state: FieldLike, reason: string): FieldWords {
  const words = fieldWords(field, state);
  return words.kind === 'withheld' || words.kind === 'erased'
    ? { kind: reason.startsWith('vernietigd') ? 'erased' : words.kind, text: reason }
    : words;
}

/** A personal field of an application or a plan. Never blank. */
@Component({
  selector: 'koz-shown-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span [class]="'shown shown--' + words().kind" [attr.data-state]="words().kind">{{
    words().text
  }}</span>`,
  styles: `
    .shown {
      overflow-wrap: break-word;
    }
    // Absence is in words; that it is set apart in type as well helps whoever scans a page.
    .shown--withheld,
    .shown--erased,
    .shown--empty {
      color: var(--koz-ink-soft);
      font-style: italic;
    }
  `,
})
export class ShownField {
  readonly field = input.required<string>();
  readonly state = input.required<FieldLike>();
  /** The server's words for this field, from `texts`. */
  readonly reason = input.required<string>();
  protected readonly words = computed(() => shownWords(this.field(), this.state(), this.reason()));
}
