import type { RecordedControllerEvent } from '@koz/disclosure';
import { controllerDecider, stateOf, type Departure } from '@koz/domain';
import type { OwnDate, PlainDate } from '@koz/privacy-types';

/** How far a controller is on its way out, as anyone may know it: what is only proposed is nobody's but its officers'. */
export type PublicDeparture = {
  readonly state: 'announced' | 'closed' | 'left';
  readonly effectiveFrom: OwnDate;
  readonly text: string;
};

/** As the controller's stream has it; undefined while it stays. */
export function departureOf(events: readonly RecordedControllerEvent[]): Departure | undefined {
  const state = stateOf(controllerDecider, events);
  return state.status === 'registered' ? state.departure : undefined;
}

/** What anyone may know of it on a day; undefined while there is nothing to know. */
export function publicDeparture(
  departure: Departure | undefined,
  day: PlainDate,
): PublicDeparture | undefined {
  if (departure === undefined || departure.status === 'proposed') return undefined;
  const { effectiveFrom } = departure;
  const since = effectiveFrom.split('-').reverse().join('/');
  if (departure.status === 'left')
    return { state: 'left', effectiveFrom, text: 'Dit lokaal bestuur is hier vertrokken.' };
  return effectiveFrom <= day
    ? {
        ...{ state: 'closed', effectiveFrom },
        text: `Dit lokaal bestuur vertrekt: sinds ${since} neemt het hier niets nieuws meer aan.`,
      }
    : {
        ...{ state: 'announced', effectiveFrom },
        text: `Dit lokaal bestuur vertrekt hier: vanaf ${since} neemt het niets nieuws meer aan.`,
      };
}
