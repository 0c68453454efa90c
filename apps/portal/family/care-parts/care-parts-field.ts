import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { partNames, weekdayNames } from '../../shared/words/words.js';
import type { CarePart } from '../filing/draft.js';

const entries = <Names extends Readonly<Record<string, string>>>(names: Names) =>
  Object.entries(names).map(([code, name]) => ({ code: code as keyof Names & string, name }));

/** The parts of a week, as boxes to tick: a row for each day. */
@Component({
  selector: 'koz-care-parts-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [id]="id()" tabindex="-1" [attr.aria-describedby]="error() ? id() + '-fout' : null">
      <legend>{{ label() }}</legend>
      @if (error()) {
        <p class="error" [id]="id() + '-fout'"><span class="koz-unseen">Fout: </span>{{ error() }}</p>
      }
      @for (day of weekdays; track day.code) {
        <div class="day" role="group" [attr.aria-label]="day.name">
          <span class="name" aria-hidden="true">{{ day.name }}</span>
          @for (part of parts; track part.code) {
            <label>
              <input
                type="checkbox"
                [checked]="has(day.code, part.code)"
                [attr.aria-label]="day.name + ', ' + part.name"
                (change)="toggle(day.code, part.code)"
              />
              {{ part.name }}
            </label>
          }
        </div>
      }
    </fieldset>
  `,
  styles: `
    .day {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.25rem;
      padding: 0.3rem 0;
      border-top: 1px solid var(--koz-line);
    }
    .name {
      flex: 0 0 7rem;
      font-weight: 600;
    }
    label {
      display: flex;
      align-items: center;
      gap: 0.4rem;
      min-height: 1.75rem;
    }
    input {
      width: 1.5rem;
      height: 1.5rem;
      margin: 0;
      accent-color: var(--koz-accent);
    }
    .error {
      margin: 0.1rem 0 0.3rem;
      color: var(--koz-danger);
      font-weight: 600;
    }
    @media (max-width: 36rem) {
      .name {
        flex-basis: 100%;
      }
    }
  `,
})
export class CarePartsField {
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  readonly value = model<readonly CarePart[]>([]);
  readonly error = input<string>();

  protected readonly weekdays = entries(weekdayNames);
  protected readonly parts = entries(partNames);

  protected has(weekday: string, part: string): boolean {
    return this.value().some((each) => each.weekday === weekday && each.part === part);
  }

  protected toggle(weekday: string, part: string): void {
    this.value.update((value) =>
      this.has(weekday, part)
        ? value.filter((each) => each.weekday !== weekday || each.part !== part)
        : [...value, { weekday, part }],
    );
  }
}
