import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { stepText, type StreamStep } from './stream-steps.js';

/** Moves through the events of a stream: a slider for the hand and the arrow keys, and the same as a list. */
@Component({
  selector: 'koz-time-slider',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule],
  template: `
    <div class="slider">
      <label for="tijd">Tijdlijn: kies een moment</label>
      <div class="control">
        <button type="button" matButton="outlined" [disabled]="index() === 0" (click)="go(index() - 1)">
          Vorige
        </button>
        <input
          id="tijd"
          type="range"
          min="0"
          step="1"
          [max]="steps().length - 1"
          [value]="index()"
          [attr.aria-valuetext]="text()"
          (input)="go($any($event.target).valueAsNumber)"
        />
        <button
          type="button"
          matButton="outlined"
          [disabled]="index() === steps().length - 1"
          (click)="go(index() + 1)"
        >
          Volgende
        </button>
      </div>
      <p aria-hidden="true">{{ text() }}</p>
    </div>
    <details>
      <summary>Toon de gebeurtenissen als lijst</summary>
      <ol>
        @for (step of steps(); track step.position; let at = $index) {
          <li>
            <button type="button" [attr.aria-current]="at === index() ? 'step' : null" (click)="go(at)">
              {{ step.title }}
            </button>
            <span class="koz-hint"> {{ step.when }}{{ at === index() ? ' (wordt getoond)' : '' }}</span>
          </li>
        }
      </ol>
    </details>
  `,
  styles: `
    .control {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
      align-items: center;
    }
    label {
      font-weight: 600;
    }
    input {
      flex: 1 1 14rem;
      min-width: 0;
      height: 2.5rem;
      accent-color: var(--koz-accent);
    }
    summary {
      min-height: 1.75rem;
      cursor: pointer;
    }
    li {
      margin: 0.25rem 0;
    }
    li button {
      font: inherit;
      color: var(--koz-accent);
      background: none;
      border: 0;
      padding: 0.15rem 0;
      min-height: 1.75rem;
      text-align: left;
      text-decoration: underline;
      cursor: pointer;

      &[aria-current] {
        font-weight: 700;
      }
    }
  `,
})
export class TimeSlider {
  readonly steps = input.required<readonly StreamStep[]>();
  readonly index = input.required<number>();
  readonly moved = output<number>();
  protected readonly text = computed(() => stepText(this.steps(), this.index()));

  protected go(index: number): void {
    if (Number.isInteger(index) && index !== this.index()) this.moved.emit(index);
  }
}
