import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Schemas } from '@koz/api-client';
import { shownDay, shownMoment } from '../../shared/dates/dates.js';
import { causeNames, statusNames } from '../../shared/words/words.js';
import { codeText, fenceNames, placeNames, planStatusNames } from '../words/code-words.js';
import { tierNames } from '../words/event-words.js';
import { stateText } from '../words/state-words.js';

type Replay = Schemas['StreamReplay'];
type Key = Schemas['KeysThen']['precise'];

/** The state of a plan, its applications or a local government as it was then, and which rules were in force. */
@Component({
  selector: 'koz-stream-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './stream-state.html',
})
export class StreamState {
  readonly replay = input.required<Replay>();

  protected readonly words = {
    shownDay,
    shownMoment,
    statusNames,
    codeText,
    fenceNames,
    placeNames,
    planStatusNames,
    stateText,
  };
  protected readonly keys = computed(() => {
    const keys = this.replay().carePlan?.keys;
    if (!keys) return [];
    return (['precise', 'identity', 'planning'] as const).map((tier) => ({
      name: tierNames[tier],
      text: keyText(keys[tier]),
    }));
  });
}

/** "vernietigd op 01/07/2026 (2,5 jaar)". */
function keyText({ state, since, cause }: Key): string {
  if (state === 'kept') return 'sleutel bewaard: te lezen voor wie dat mag';
  const why = cause === undefined ? '' : ` (${causeNames[cause] ?? cause})`;
  return `sleutel vernietigd${since === undefined ? '' : ` op ${shownDay(since)}`}${why}: voor niemand nog te lezen`;
}
