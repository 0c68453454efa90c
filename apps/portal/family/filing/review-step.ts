import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Filing } from './filing.js';
import { reviewOf } from './review.js';

/** Step 5: everything once more, with a way back to each step, before it is sent. */
@Component({
  selector: 'koz-review-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <p>
      Kijk alles na. Daarna dient u het opvangplan in; elke gekozen opvanglocatie krijgt dan een aanvraag.
    </p>
    @for (part of parts(); track part.step) {
      <section class="koz-card" [attr.aria-label]="part.title">
        <h2>{{ part.title }}</h2>
        <dl class="koz-facts">
          @for (line of part.lines; track line.name) {
            <dt>{{ line.name }}</dt>
            <dd>{{ line.text }}</dd>
          }
        </dl>
        <a [routerLink]="['/gezin/indienen', part.step]" [attr.aria-label]="part.title + ' wijzigen'"
          >Wijzigen</a
        >
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
  `,
})
export class ReviewStep {
  private readonly filing = inject(Filing);
  protected readonly parts = computed(() =>
    reviewOf(this.filing.draft(), this.filing.needs()?.fields ?? [], {
      controllerName: this.filing.needs()?.controllerName ?? '',
      locationNames: this.filing.chosen.all().map(({ name }) => name),
    }),
  );
}
