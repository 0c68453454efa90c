import { controllerDecider, dayInBelgium, stateOf } from '@koz/domain';
import type { Instant } from '@koz/privacy-types';
import { momentOfCut, upTo, type Cut, type HistoryEvent } from './history.js';
import { asControllerEvent } from './plan-then.js';
import { policiesThen, type PoliciesThen } from './policies-then.js';
import { toldEvent, type ToldEvent } from './told-event.js';

/** A controller as of a cut. */
export interface ControllerReplay {
  readonly moment: Instant;
  readonly name: string;
  /** Where its data must stay. */
  readonly region: string;
  /** What was in force for a plan filed at that moment. */
  readonly policies: PoliciesThen;
  readonly events: readonly ToldEvent[];
}

/** What a controller had adopted, as of a cut; undefined before it registered. Pure. */
export function replayController(events: readonly HistoryEvent[], cut: Cut): ControllerReplay | undefined {
  const until = upTo(events, cut);
  const now = momentOfCut(until, cut);
  const adopted = until.map(asControllerEvent);
  const state = stateOf(controllerDecider, adopted);
  if (now === undefined || state.status === 'notRegistered') return undefined;
  return {
    moment: now,
    name: state.name,
    region: state.region,
    policies: policiesThen(adopted, now, { now, today: dayInBelgium(now) }),
    events: until.map(toldEvent),
  };
}
