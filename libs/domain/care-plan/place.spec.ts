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
  command: fc.record({
    type: fc.constantFrom('findPlace', 'findPlace', 'declinePlace', 'confirmPlace', 'refusePlace'),
    applicationId: fc.constantFrom(...applicationIds),
    cause: fc.constantFrom('undone', 'family', 'applicationEnded'),
    keepLooking: fc.boolean(),
  }) as fc.Arbitrary<CarePlanCommand>,
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

describe('The place of a care plan', () => {
  it('is never held by two applications, however organisers read and append', () => {
    fc.assert(
      fc.property(fc.array(tries, { maxLength: 40 }), (all) => {
        let holder: ApplicationId | undefined;
        for (const event of logOf(all)) {
          if (event.type === 'PlaceFound') {
            expect(holder).toBeUndefined();
            holder = event.data.applicationId;
          } else if (event.type === 'PlaceConfirmed' || event.type === 'PlaceDeclined') {
            expect(event.data.applicationId).toBe(holder);
            if (event.type === 'PlaceDeclined') holder = undefined;
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is in the head exactly as the log has it', () => {
    fc.assert(
      fc.property(fc.array(tries, { maxLength: 40 }), (all) => {
        const log = logOf(all);
        const last = log.at(-1)!;
        expect(carePlanDecider.headOf(stateAfter(log))).toEqual(
          last.type === 'PlaceFound' || last.type === 'PlaceConfirmed'
            ? {
                place: last.type === 'PlaceFound' ? 'found' : 'confirmed',
                placeApplicationId: last.data.applicationId,
                fence: 'none',
              }
            : { place: 'none', fence: 'none' },
        );
      }),
    );
  });

  it('is decided by commands that evolve to what they ask', () => {
    fc.assert(
      fc.property(fc.array(tries, { maxLength: 20 }), tries, (all, { command }) => {
        const log = logOf(all);
        const decision = carePlanDecider.decide(command, stateAfter(log));
        if (!decision.ok) return;
        const after = stateAfter([...log, ...decision.events]);
        if (after.status !== 'filed') throw new Error('a plan stays filed');
        if (command.type === 'confirmPlace') expect(after.place).toBe('confirmed');
        else if (command.type === 'refusePlace') expect(after.place).toBe('none');
        else if (command.type === 'findPlace' || command.type === 'declinePlace') {
          const hasIt = after.place !== 'none' && after.placeApplicationId === command.applicationId;
          expect(hasIt).toBe(command.type === 'findPlace');
        }
      }),
    );
  });
});
