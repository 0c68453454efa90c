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
  data: { applicationId, keepLooking, ground: 'family' },
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

  it('gives a place to no other once the family looks no further', () => {
    given(carePlanDecider, [filed, found(first), confirmed(first)])
      .when({ type: 'findPlace', applicationId: second })
      .thenRefused('placeAlreadyFound');
  });

  it('remembers the reason that the organiser gave', () => {
    given(carePlanDecider, [filed])
      .when({ type: 'findPlace', applicationId: first, reason: 'enteredByMistake' })
      .then([{ type: 'PlaceFound', data: { applicationId: first, reason: 'enteredByMistake' } }]);
    given(carePlanDecider, [filed, found(first)])
      .when({ type: 'declinePlace', applicationId: first, cause: 'undone', reason: 'groupFull' })
      .then([
        { type: 'PlaceDeclined', data: { applicationId: first, cause: 'undone', reason: 'groupFull' } },
      ]);
  });

  it('is confirmed on the ground that was given', () => {
    given(carePlanDecider, [filed, found(first)])
      .when({ type: 'confirmPlace', keepLooking: false, ground: 'contract' })
      .then([
        {
          type: 'PlaceConfirmed',
          data: { applicationId: first, keepLooking: false, ground: 'contract' },
        },
      ]);
  });

  it('is confirmed for the application that is named, when that one has a place', () => {
    const kept = [filed, found(first), confirmed(first, true)];
    given(carePlanDecider, [filed, found(first)])
      .when({ type: 'confirmPlace', keepLooking: false, applicationId: second })
      .thenRefused('noPlaceFound');
    // What is confirmed already is, and whether the family looks on is not for one application to say.
    given(carePlanDecider, kept)
      .when({ type: 'confirmPlace', keepLooking: false, applicationId: first })
      .then([]);
    given(carePlanDecider, [...kept, found(second)])
      .when({ type: 'confirmPlace', keepLooking: false, applicationId: first })
      .then([]);
  });

  describe('of a family that keeps a part-week place and looks on', () => {
    const kept = [filed, found(first), confirmed(first, true)];

    it('gives a second place to another application, one at a time', () => {
      given(carePlanDecider, kept)
        .when({ type: 'findPlace', applicationId: second })
        .then([found(second)]);
      given(carePlanDecider, [...kept, found(second)])
        .when({ type: 'findPlace', applicationId: second })
        .then([]);
      given(carePlanDecider, kept).when({ type: 'findPlace', applicationId: first }).then([]);
    });

    it('has the second confirmed or declined on its own', () => {
      for (const keepLooking of [true, false])
        given(carePlanDecider, [...kept, found(second)])
          .when({ type: 'confirmPlace', keepLooking })
          .then([confirmed(second, keepLooking)]);
      given(carePlanDecider, [...kept, found(second)])
        .when({ type: 'refusePlace' })
        .then([declined(second)]);
    });

    it('has the kept one given back while a second is found, which stays found', () => {
      const plan = [...kept, found(second)];
      given(carePlanDecider, plan)
        .when({ type: 'refusePlace', applicationId: first })
        .then([declined(first)]);
      given(carePlanDecider, [...plan, declined(first)])
        .when({ type: 'confirmPlace', keepLooking: false })
        .then([confirmed(second)]);
    });

    it('has the kept one given back by its organiser, and may give it anew', () => {
      given(carePlanDecider, kept)
        .when({ type: 'declinePlace', applicationId: first, cause: 'undone' })
        .then([{ type: 'PlaceDeclined', data: { applicationId: first, cause: 'undone' } }]);
      given(carePlanDecider, [...kept, declined(first)])
        .when({ type: 'findPlace', applicationId: first })
        .then([found(first)]);
    });

    it('ends the search by confirming the last one without looking on, and takes it up again', () => {
      const both = [...kept, found(second), confirmed(second, true)];
      given(carePlanDecider, both)
        .when({ type: 'confirmPlace', keepLooking: false })
        .then([confirmed(second)]);
      given(carePlanDecider, [...both, confirmed(second)])
        .when({ type: 'confirmPlace', keepLooking: true })
        .then([confirmed(second, true)]);
      given(carePlanDecider, [...both, confirmed(second)])
        .when({ type: 'findPlace', applicationId: first })
        .then([]);
    });

    it('declines the one that was confirmed last when none is named', () => {
      given(carePlanDecider, [...kept, found(second), confirmed(second, true)])
        .when({ type: 'refusePlace' })
        .then([declined(second)]);
      given(carePlanDecider, kept)
        .when({ type: 'refusePlace', applicationId: second })
        .thenRefused('noPlaceFound');
      given(carePlanDecider, kept)
        .when({ type: 'refusePlace', applicationId: elsewhere })
        .thenRefused('unknownApplication');
    });

    it('gives all its places back when it is withdrawn', () => {
      given(carePlanDecider, [...kept, found(second), confirmed(second)])
        .when({ type: 'withdrawPlan', reason: 'noLongerNeeded' })
        .then([declined(first), declined(second), withdrawn]);
    });
  });

  describe('whose term to confirm ran out', () => {
    const byTerm: CarePlanCommand = { type: 'confirmPlaceByTerm', applicationId: first };
    const confirmedByTerm = (applicationId: ApplicationId, keepLooking: boolean): NewCarePlanEvent => ({
      type: 'PlaceConfirmed',
      data: { applicationId, keepLooking, ground: 'term' },
    });

    it('has the place confirmed that was found, and its search ended', () => {
      given(carePlanDecider, [filed, found(first)])
        .when(byTerm)
        .then([confirmedByTerm(first, false)]);
    });

    it('looks on when it keeps a part-week place, for that is what the family said', () => {
      given(carePlanDecider, [filed, found(second), confirmed(second, true), found(first)])
        .when(byTerm)
        .then([confirmedByTerm(first, true)]);
    });

    it('ends the search with the only place that is left when the kept one was given up', () => {
      given(carePlanDecider, [filed, found(second), confirmed(second, true), found(first), declined(second)])
        .when(byTerm)
        .then([confirmedByTerm(first, false)]);
    });

    it.each<[string, NewCarePlanEvent[]]>([
      ['before a place is found', []],
      ['when the family declined it, or the approval was undone', [found(first), declined(first)]],
      ['when the family confirmed it', [found(first), confirmed(first)]],
      ['when the family keeps it and looks on', [found(first), confirmed(first, true)]],
      [
        'when it was declined and another has the place since',
        [found(first), declined(first), found(second)],
      ],
    ])('has nothing confirmed %s', (_when, events) => {
      given(carePlanDecider, [filed, ...events])
        .when(byTerm)
        .then([]);
    });

    it('is final once withdrawn, and knows its own applications only', () => {
      given(carePlanDecider, [filed, withdrawn]).when(byTerm).thenRefused('carePlanWithdrawn');
      given(carePlanDecider, [filed])
        .when({ ...byTerm, applicationId: elsewhere })
        .thenRefused('unknownApplication');
    });
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
    const none = { place: 'none', keptApplicationIds: [], fence: 'none' };
    expect(headAfter(filed)).toStrictEqual(none);
    expect(headAfter(filed, found(first))).toEqual({
      place: 'found',
      placeApplicationId: first,
      keptApplicationIds: [],
      fence: 'none',
    });
    expect(headAfter(filed, withdrawn)).toStrictEqual(none);
    expect(headAfter(filed, found(first), confirmed(first))).toEqual({
      place: 'confirmed',
      placeApplicationId: first,
      keptApplicationIds: [],
      fence: 'none',
    });
    expect(headAfter(filed, found(first), declined(first))).toStrictEqual(none);
  });

  it('names those that keep a part-week place, and is open to the others until a second is found', () => {
    const kept = [filed, found(first), confirmed(first, true)];
    expect(headAfter(...kept)).toStrictEqual({
      place: 'none',
      keptApplicationIds: [first],
      fence: 'none',
    });
    const found2 = { place: 'found', placeApplicationId: second, keptApplicationIds: [first], fence: 'none' };
    expect(headAfter(...kept, found(second))).toStrictEqual(found2);
    expect(headAfter(...kept, found(second), confirmed(second))).toStrictEqual({
      ...found2,
      place: 'confirmed',
    });
    expect(headAfter(...kept, found(second), confirmed(second), declined(first))).toStrictEqual({
      place: 'none',
      keptApplicationIds: [second],
      fence: 'none',
    });
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
    ['gives a place after the search ended', [filed, found(first), confirmed(first), found(second)]],
    [
      'confirms a kept place while a found one waits',
      [filed, found(first), confirmed(first, true), found(second), confirmed(first)],
    ],
    ['is withdrawn while it keeps a place', [filed, found(first), confirmed(first, true), withdrawn]],
    ['takes back a place that it never gave', [filed, declined(first)]],
    ['is withdrawn with its place given', [filed, found(first), withdrawn]],
    ['goes on after it was withdrawn', [filed, withdrawn, found(first)]],
    ['confirms a place that it never gave', [filed, confirmed(first)]],
    ["takes back another's place", [filed, found(second), declined(first)]],
  ])('is not made up for a stream that %s', (_what, events) => {
    expect(() => stateOf(carePlanDecider, events.map(asRead<CarePlanEvent>))).toThrow(BrokenStreamError);
  });
});
