import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { lookingReasonNames } from '../../shared/words/words.js';
import { Looking } from './looking-reason.js';

/** Asks why one looks. It stands on top of every page of this area, and goes on record with each reading. */
@Component({
  selector: 'koz-reason-select',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="reason">
      <label for="reden">Waarom kijkt u?</label>
      <select id="reden" [value]="looking.reason()" (change)="looking.choose(chosen($event))">
        @for (reason of reasons; track reason.code) {
          <option [value]="reason.code" [selected]="reason.code === looking.reason()">
            {{ reason.name }}
          </option>
        }
      </select>
      <span class="koz-hint">Bij elke lezing noteren we wie keek, en waarom.</span>
    </div>
  `,
  styles: `
    .reason {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 0.75rem;
      align-items: center;
      padding: 0.5rem 0.75rem;
      margin: 0 0 1.25rem;
      background: var(--koz-paper);
      border: 1px solid var(--koz-line);
      border-radius: 8px;
    }
    label {
      font-weight: 600;
    }
    select {
      font: inherit;
      min-height: 2.25rem;
      max-width: 100%;
      padding: 0.25rem 0.5rem;
    }
  `,
})
export class ReasonSelect {
  protected readonly looking = inject(Looking);
  protected readonly reasons = Object.entries(lookingReasonNames).map(([code, name]) => ({ code, name }));

  protected readonly chosen = (event: Event): string => (event.target as HTMLSelectElement).value;
}
