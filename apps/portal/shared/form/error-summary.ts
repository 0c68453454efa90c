import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  effect,
  inject,
  input,
  viewChild,
} from '@angular/core';

/** One thing that is wrong, and the id of the element where it can be put right. */
export interface FormError {
  readonly id?: string;
  readonly message: string;
}

/** What must be put right before a form can be sent, on top of it, with a link to each place. It takes the focus. */
@Component({
  selector: 'koz-error-summary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (errors().length > 0) {
      <div #box class="koz-note koz-note--bad" role="alert" tabindex="-1" aria-labelledby="fouten">
        <h2 id="fouten">{{ title() }}</h2>
        <ul>
          @for (error of errors(); track $index) {
            <li>
              @if (error.id) {
                <a [href]="'#' + error.id" (click)="go($event, error.id)">{{ error.message }}</a>
              } @else {
                {{ error.message }}
              }
            </li>
          }
        </ul>
      </div>
    }
  `,
  styles: `
    h2 {
      margin: 0 0 0.5rem;
      font-size: 1.1rem;
    }
    a {
      color: var(--koz-danger);
    }
  `,
})
export class ErrorSummary {
  readonly errors = input.required<readonly FormError[]>();
  readonly title = input('Kijk dit nog eens na');
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  private readonly page = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    effect(() => {
      if (this.errors().length > 0) this.box()?.nativeElement.focus();
    });
  }

  protected go(event: Event, id: string): void {
    event.preventDefault();
    const field = this.page.nativeElement.ownerDocument.getElementById(id);
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }
}
