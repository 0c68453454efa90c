import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Schemas } from '@koz/api-client';
import { shownMoment } from '../../shared/dates/dates.js';

/** Which figures these are, and how they were protected, in the server's words. */
@Component({
  selector: 'koz-snapshot-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="koz-note">
      <strong>Cijfers van {{ moment() }}.</strong> {{ snapshot().method }}
    </p>
  `,
})
export class SnapshotNote {
  readonly snapshot = input.required<Schemas['SnapshotMoment']>();
  protected readonly moment = () => shownMoment(this.snapshot().at);
}
