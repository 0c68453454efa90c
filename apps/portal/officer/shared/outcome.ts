import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  input,
  viewChild,
} from '@angular/core';

/**
 * What the last decision came to. It takes the focus each time, for the button that was pressed may be gone; blank until
 * then. An equal sentence counts as new: give each decision an object of its own.
 */
@Component({
  selector: 'koz-outcome',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p #place class="koz-note koz-note--good" role="status" tabindex="-1" [hidden]="of() === undefined">
      {{ of()?.text }}
    </p>
  `,
})
export class Outcome {
  readonly of = input<{ readonly text: string } | undefined>();
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');

  constructor() {
    afterRenderEffect(() => {
      if (this.of() !== undefined) this.place().nativeElement.focus();
    });
  }
}
