import type { CarePlanEvent, NewCarePlanEvent } from '@koz/events';
import { erased, type ApplicationId, type Instant } from '@koz/privacy-types';
import { asRead, given } from '@koz/testing';
import { BrokenStreamError, stateOf } from '../decider.js';
import { applicationIds, filing } from '../testing/filing.js';
import { carePlanDecider, type CarePlanCommand } from './care-plan.js';
import { checkFiling } from './filing.js';

const [first, second, elsewhere] = applicationIds;

const checked = checkFiling(filing());
if (!checked.ok) throw new Error('the filing of these tests must be right');
const filed: NewCarePlanEvent = { type: 'CarePlanFiled', data: checked.value };
const found = (applicationId: ApplicationId): NewCarePlanEvent => ({
  type: 'PlaceFound',
  data: { applicationId },
});
const declined = (applicationId: ApplicationId): NewCarePlanEvent => ({
  type: 'PlaceDeclined',
  data: { applicationId, cause: 'family' },
});
const confirmed = (applicationId: ApplicationId, keepLooking = false): NewCarePlanEvent => ({
  type: 'PlaceConfirmed',
  data: { applicationId, keepLooking },
});
const withdrawn: NewCarePlanEvent = { type: 'CarePlanWithdrawn', data: { reason: 'noLongerNeeded' } };

describe('A care plan', () => {
  it('is filed once', () => {
    given(carePlanDecider, []).when(filing()).then([filed]);
    given(carePlanDecider, [filed]).when(filing()).thenRefused('alreadyFiled');
  });

  it('gives its place to the application that comes first', () => {
    given(carePlanDecider, [filed])
      .when({ type: 'findPlace', applicationId: first })
      .then([found(first)]);
  });

  it('refuses the second, without saying who was first', () => {
    given(carePlanDecider, [filed, found(first)])
      .when({ type: 'findPlace', applicationId: second })
      .thenRefused('placeAlreadyFound');
    const state = stateOf(carePlanDecider, [filed, found(first)].map(asRead<CarePlanEvent>));
    expect(carePlanDecider.decide({ type: 'findPlace', applicationId: second }, state)).toStrictEqual({
      ok: false,
      error: { code: 'placeAlreadyFound' },
    });
  });

  it('decides nothing anew when the same application is given the place again', () => {
    given(carePlanDecider, [filed, found(first)])
      .when({ type: 'findPlace', applicationId: first })
      .then([]);
  });

  it.each(['undone', 'family', 'applicationEnded'] as const)('takes the place back: %s', (cause) => {
    given(carePlanDecider, [filed, found(first)])
      .when({ type: 'declinePlace', applicationId: first, cause })
      .then([{ type: 'PlaceDeclined', data: { applicationId: first, cause } }]);
  });

  it('gives the place to another once it was declined', () => {
    given(carePlanDecider, [filed, found(first), declined(first)])
      .when({ type: 'findPlace', applicationId: second })
      .then([found(second)]);
  });

  it.each([
    ['nobody has it', [filed]],
    ['it was declined before', [filed, found(first), declined(first)]],
    ['another application has it', [filed, found(second)]],
  ])('has nothing to take back when %s', (_when, events) => {
    given(carePlanDecider, events)
      .when({ type: 'declinePlace', applicationId: first, cause: 'applicationEnded' })
      .then([]);
  });

  it.each([false, true])('has the place confirmed that was found, keeping looking: %s', (keepLooking) => {
    given(carePlanDecider, [filed, found(first)])
      .when({ type: 'confirmPlace', keepLooking })
      .then([confirmed(first, keepLooking)]);
  });

  it('is confirmed once, and anew when the family keeps looking after all or no longer does', () => {
    given(carePlanDecider, [filed, found(first), confirmed(first)])
      .when({ type: 'confirmPlace', keepLooking: false })
      .then([]);
    given(carePlanDecider, [filed, found(first), confirmed(first, true)])
      .when({ type: 'confirmPlace', keepLooking: false })
      .then([confirmed(first)]);
  });

  it('gives a place that is confirmed to no other, also while the family keeps looking', () => {
    given(carePlanDecider, [filed, found(first), confirmed(first, true)])
      .when({ type: 'findPlace', applicationId: second })
      .thenRefused('placeAlreadyFound');
  });

  it('has its place declined by the family, found or confirmed', () => {
    given(carePlanDecider, [filed, found(first)])
      .when({ type: 'refusePlace' })
      .then([declined(first)]);
    given(carePlanDecider, [filed, found(first), confirmed(first)])
      .when({ type: 'refusePlace' })
      .then([declined(first)]);
  });

  it.each([
    ['before one is found', [filed]],
    ['after it was declined', [filed, found(first), confirmed(first), declined(first)]],
  ])('has no place to confirm or to decline %s', (_when, events) => {
    given(carePlanDecider, events)
      .when({ type: 'confirmPlace', keepLooking: false })
      .thenRefused('noPlaceFound');
    given(carePlanDecider, events).when({ type: 'refusePlace' }).thenRefused('noPlaceFound');
  });

  it('is withdrawn, and gives back the place that was found or confirmed', () => {
    given(carePlanDecider, [filed])
      .when({ type: 'withdrawPlan', reason: 'noLongerNeeded' })
      .then([withdrawn]);
    for (const place of [[found(first)], [found(first), confirmed(first)]])
      given(carePlanDecider, [filed, ...place])
        .when({ type: 'withdrawPlan', reason: 'noLongerNeeded' })
        .then([declined(first), withdrawn]);
  });

  it.each<CarePlanCommand>([
    { type: 'withdrawPlan' },
    { type: 'findPlace', applicationId: first },
    { type: 'confirmPlace', keepLooking: true },
    { type: 'refusePlace' },
  ])('is final once withdrawn: $type', (command) => {
    given(carePlanDecider, [filed, withdrawn]).when(command).thenRefused('carePlanWithdrawn');
  });

  it('has nothing to give back once it was withdrawn', () => {
    given(carePlanDecider, [filed, withdrawn])
      .when({ type: 'declinePlace', applicationId: first, cause: 'applicationEnded' })
      .then([]);
  });

  it('knows its own applications only', () => {
    given(carePlanDecider, [filed])
      .when({ type: 'findPlace', applicationId: elsewhere })
      .thenRefused('unknownApplication');
    given(carePlanDecider, [filed])
      .when({ type: 'declinePlace', applicationId: elsewhere, cause: 'undone' })
      .thenRefused('unknownApplication');
  });

  it('that was never filed has no place to give or to take back', () => {
    given(carePlanDecider, []).when({ type: 'findPlace', applicationId: first }).thenRefused('notFiled');
    given(carePlanDecider, [])
      .when({ type: 'declinePlace', applicationId: first, cause: 'undone' })
      .thenRefused('notFiled');
  });
});

describe('The head of a care plan', () => {
  const headAfter = (...events: NewCarePlanEvent[]) =>
    carePlanDecider.headOf(stateOf(carePlanDecider, events.map(asRead<CarePlanEvent>)));

  it('says who has the place', () => {
    expect(headAfter()).toEqual({});
    expect(headAfter(filed)).toStrictEqual({ place: 'none', fence: 'none' });
    expect(headAfter(filed, found(first))).toEqual({
      place: 'found',
      placeApplicationId: first,
      fence: 'none',
    });
    expect(headAfter(filed, withdrawn)).toStrictEqual({ place: 'none', fence: 'none' });
    expect(headAfter(filed, found(first), confirmed(first))).toEqual({
      place: 'confirmed',
      placeApplicationId: first,
      fence: 'none',
    });
    expect(headAfter(filed, found(first), declined(first))).toStrictEqual({ place: 'none', fence: 'none' });
  });
});

describe('The state of a care plan', () => {
  it('is the same when its keys are destroyed', () => {
    const gone = erased('2029-01-01T00:00:00.000Z' as Instant, 'P5Y');
    const erasedFiling: CarePlanEvent = {
      type: 'CarePlanFiled',
      data: {
        applicationIds: filed.data.applicationIds,
        parent: {
          firstName: gone,
          lastName: gone,
          birthDate: gone,
          nationalNumber: gone,
          email: gone,
          phone: gone,
        },
        child: { birthDate: gone, expected: gone },
        address: gone,
        postcode: gone,
        priorityRules: gone,
        startDate: gone,
        endDate: gone,
        careParts: gone,
        sharing: gone,
        locations: gone,
      },
    };
    expect(stateOf(carePlanDecider, [erasedFiling])).toEqual(stateOf(carePlanDecider, [asRead(filed)]));
  });

  it.each([
    ['starts with a place', [found(first)]],
    ['is filed twice', [filed, filed]],
    ['gives one place to two', [filed, found(first), found(second)]],
    ['takes back a place that it never gave', [filed, declined(first)]],
    ['is withdrawn with its place given', [filed, found(first), withdrawn]],
    ['goes on after it was withdrawn', [filed, withdrawn, found(first)]],
    ['confirms a place that it never gave', [filed, confirmed(first)]],
    ["takes back another's place", [filed, found(second), declined(first)]],
  ])('is not made up for a stream that %s', (_what, events) => {
    expect(() => stateOf(carePlanDecider, events.map(asRead<CarePlanEvent>))).toThrow(BrokenStreamError);
  });
});
