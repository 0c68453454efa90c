import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { ConnectionState } from '../../shared/live/follow-events.js';
import { LiveInbox } from './live-inbox.js';

const words: Readonly<Record<ConnectionState, string>> = {
  connecting: 'Verbinden…',
  live: 'Live: wijzigingen verschijnen vanzelf.',
  retrying: 'Verbinding verbroken, opnieuw proberen… Wat u ziet, kan verouderd zijn.',
  refused: 'Niet verbonden: meld u opnieuw aan.',
};

/** Whether what the page shows follows what happens, in words. */
@Component({
  selector: 'koz-live-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p role="status" [class]="'state state--' + live.state()" [attr.data-state]="live.state()">
    {{ text() }}
  </p>`,
  styles: `
    .state {
      display: inline-block;
      margin: 0 0 0.75rem;
      padding: 0.1rem 0.75rem;
      border-left: 4px solid var(--koz-line);
      font-size: 0.93rem;
    }
    .state--live {
      border-color: var(--koz-good);
    }
    .state--retrying,
    .state--refused {
      border-color: var(--koz-warn);
      background: var(--koz-warn-soft);
      font-weight: 600;
    }
  `,
})
export class LiveState {
  protected readonly live = inject(LiveInbox);
  protected readonly text = computed(() => words[this.live.state()]);
}
