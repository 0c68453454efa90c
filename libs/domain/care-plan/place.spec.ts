import type { CarePlanEvent, NewCarePlanEvent } from '@koz/events';
import type { ApplicationId } from '@koz/privacy-types';
import { asRead } from '@koz/testing';
import fc from 'fast-check';
import { stateOf } from '../decider.js';
import { applicationIds, asked, filing } from '../testing/filing.js';
import { carePlanDecider, type CarePlanCommand } from './care-plan.js';

/** One organiser's try: a command, decided on what was read, which may be some events ago. */
interface Try {
  readonly command: CarePlanCommand;
  readonly readEventsAgo: number;
}

const tries: fc.Arbitrary<Try> = fc.record({
  command: fc.oneof(
    fc.record({
      type: fc.constantFrom('findPlace', 'findPlace', 'declinePlace'),
      applicationId: fc.constantFrom(...applicationIds),
      cause: fc.constantFrom('undone', 'family', 'applicationEnded'),
    }),
    fc.record({ type: fc.constant('confirmPlace'), keepLooking: fc.boolean() }),
    fc.record({
      type: fc.constant('confirmPlaceByTerm'),
      applicationId: fc.constantFrom(...applicationIds),
    }),
    fc.record({ type: fc.constant('refusePlace') }),
  ) as fc.Arbitrary<CarePlanCommand>,
  readEventsAgo: fc.constantFrom(0, 0, 0, 1, 2),
});

const stateAfter = (log: readonly NewCarePlanEvent[]) =>
  stateOf(carePlanDecider, log.map(asRead<CarePlanEvent>));

/** Decides on what was read, and appends only when nothing was appended since: as the event store does. */
function attempt(log: NewCarePlanEvent[], { command, readEventsAgo }: Try): void {
  const read = log.slice(0, Math.max(1, log.length - readEventsAgo));
  const decision = carePlanDecider.decide(command, stateAfter(read));
  if (decision.ok && read.length === log.length) log.push(...decision.events);
}

/** The plan's log after the tries of organisers that read and append in any interleaving. */
function logOf(all: readonly Try[]): NewCarePlanEvent[] {
  const filed = carePlanDecider.decide(
    filing({ locations: [asked(0), asked(1), asked(2)] }),
    carePlanDecider.initial,
  );
  const log = filed.ok ? [...filed.events] : [];
  for (const each of all) attempt(log, each);
  return log;
}

/** The places as the log tells them, by a model that knows nothing of the decider. */
interface Places {
  /** Found, and neither taken nor declined yet. */
  waiting?: ApplicationId;
  /** Taken, in the order in which they were. */
  taken: ApplicationId[];
  isLooking: boolean;
}

function placesAfter(log: readonly NewCarePlanEvent[]): Places {
  const places: Places = { taken: [], isLooking: true };
  for (const event of log) {
    if (event.type === 'PlaceFound') {
      // Nobody is given a place while another waits for the family's word, or once the family looks no further.
      expect([places.waiting, places.isLooking]).toEqual([undefined, true]);
      expect(places.taken).not.toContain(event.data.applicationId);
      places.waiting = event.data.applicationId;
    } else if (event.type === 'PlaceConfirmed' || event.type === 'PlaceDeclined') {
      const { applicationId } = event.data;
      expect([places.waiting, ...places.taken]).toContain(applicationId);
      if (places.waiting === applicationId) delete places.waiting;
      places.taken = places.taken.filter((id) => id !== applicationId);
      if (event.type === 'PlaceConfirmed') {
        expect(places.waiting).toBeUndefined();
        places.taken.push(applicationId);
      }
      places.isLooking = event.type === 'PlaceDeclined' || event.data.keepLooking;
    }
  }
  return places;
}

const headOf = ({ waiting, taken, isLooking }: Places) => {
  if (waiting) return { place: 'found', placeApplicationId: waiting, keptApplicationIds: taken };
  if (isLooking) return { place: 'none', keptApplicationIds: taken };
  return { place: 'confirmed', placeApplicationId: taken.at(-1), keptApplicationIds: taken.slice(0, -1) };
};

describe('The places of a care plan', () => {
  it('are each held by one application, and found one at a time, however organisers read and append', () => {
    fc.assert(
      fc.property(fc.array(tries, { maxLength: 40 }), (all) => void placesAfter(logOf(all))),
      { numRuns: 500 },
    );
  });

  it('are in the head exactly as the log has them', () => {
    fc.assert(
      fc.property(fc.array(tries, { maxLength: 40 }), (all) => {
        const log = logOf(all);
        expect(carePlanDecider.headOf(stateAfter(log))).toStrictEqual({
          ...headOf(placesAfter(log)),
          fence: 'none',
        });
      }),
      { numRuns: 500 },
    );
  });

  it('come to be two and three for a family that keeps looking', () => {
    const most = fc
      .sample(fc.array(tries, { minLength: 30, maxLength: 40 }), { numRuns: 1000, seed: 7 })
      .map((all) => placesAfter(logOf(all)).taken.length);
    expect(Math.max(...most)).toBe(3);
  });

  it('are decided by commands that evolve to what they ask', () => {
    fc.assert(
      fc.property(fc.array(tries, { maxLength: 20 }), tries, (all, { command }) => {
        const log = logOf(all);
        const before = placesAfter(log);
        const decision = carePlanDecider.decide(command, stateAfter(log));
        if (!decision.ok) return;
        const after = placesAfter([...log, ...decision.events]);
        const held = [after.waiting, ...after.taken];
        if (command.type === 'confirmPlace') {
          expect(after.waiting).toBeUndefined();
          expect(after.isLooking).toBe(command.keepLooking);
          expect(after.taken).toHaveLength(before.taken.length + (before.waiting ? 1 : 0));
        } else if (command.type === 'confirmPlaceByTerm') {
          // Only what waits is confirmed, and a family that keeps a place looks on.
          const confirms = before.waiting === command.applicationId;
          expect(decision.events).toHaveLength(confirms ? 1 : 0);
          if (confirms) expect(after.isLooking).toBe(before.taken.length > 0);
        } else if (command.type === 'refusePlace') {
          expect(held).toHaveLength([before.waiting, ...before.taken].length - (before.waiting ? 0 : 1));
          expect(after.waiting).toBeUndefined();
        } else if (command.type === 'findPlace') expect(held).toContain(command.applicationId);
        else if (command.type === 'declinePlace') expect(held).not.toContain(command.applicationId);
      }),
      { numRuns: 500 },
    );
  });
});
