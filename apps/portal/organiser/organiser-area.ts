import { ChangeDetectionStrategy, Component, DestroyRef, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { LiveInbox } from './live/live-inbox.js';
import { LiveState } from './live/live-state.js';

/** All pages of an organiser: they follow what happens for as long as one of them is open. */
@Component({
  selector: 'koz-organiser-area',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LiveState, RouterOutlet],
  template: `<koz-live-state /><router-outlet />`,
})
export class OrganiserArea {
  constructor() {
    inject(DestroyRef).onDestroy(inject(LiveInbox).use());
  }
}
