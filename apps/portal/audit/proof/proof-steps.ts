import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { outcomeOf, outcomeWords, type ProofStep } from './proof-step.js';

/** What a verification came to: first in one word, then step by step, with every value that was compared. */
@Component({
  selector: 'koz-proof-steps',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="koz-note"
      role="status"
      [class.koz-note--good]="outcome() === 'holds'"
      [class.koz-note--bad]="outcome() === 'fails'"
      [class.koz-note--warn]="outcome() === 'open'"
    >
      <p>
        <strong>{{ words[outcome()] }}.</strong> {{ summary() }}
      </p>
    </div>
    <ol>
      @for (step of steps(); track step.title) {
        <li>
          <h3>
            {{ step.title }}:
            <span [class]="'verdict verdict--' + step.outcome">{{ words[step.outcome] }}</span>
          </h3>
          <p>{{ step.text }}</p>
          @if (step.facts.length > 0) {
            <details>
              <summary>Toon de hashes van deze stap</summary>
              <dl class="koz-facts">
                @for (fact of step.facts; track fact.name) {
                  <dt>{{ fact.name }}</dt>
                  <dd class="koz-code">{{ fact.value }}</dd>
                }
              </dl>
            </details>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      max-width: none;
      padding-left: 1.5rem;
    }
    li {
      margin-bottom: 1rem;
      min-width: 0;
    }
    h3 {
      margin: 0 0 0.25rem;
    }
    .verdict--holds {
      color: var(--koz-good);
    }
    .verdict--fails {
      color: var(--koz-danger);
      text-decoration: underline;
    }
    .verdict--open,
    .verdict--later {
      color: var(--koz-warn);
    }
    summary {
      min-height: 1.75rem;
      cursor: pointer;
    }
  `,
})
export class ProofSteps {
  readonly steps = input.required<readonly ProofStep[]>();
  /** What all of it together says when it holds. */
  readonly holding = input.required<string>();

  protected readonly words = outcomeWords;
  protected readonly outcome = computed(() => outcomeOf(this.steps()));
  protected readonly summary = computed(() => {
    const numbers = (outcome: ProofStep['outcome']) =>
      this.steps().flatMap((step, index) => (step.outcome === outcome ? [index + 1] : []));
    switch (this.outcome()) {
      case 'holds':
        return [
          this.holding(),
          ...(numbers('later').length > 0 ? [`Stap ${numbers('later').join(' en ')} volgt nog.`] : []),
        ].join(' ');
      case 'fails':
        return `Het loopt fout bij stap ${numbers('fails').join(' en ')}.`;
      case 'open':
        return `Wat we konden narekenen, klopt. Stap ${numbers('open').join(' en ')} blijft open.`;
    }
  });
}
