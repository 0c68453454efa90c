import type { ControllerEvent, DisclosurePolicy, NewControllerEvent } from '@koz/events';
import type { PublicText } from '@koz/privacy-types';
import { asRead, given } from '@koz/testing';
import { BrokenStreamError, stateOf } from '../decider.js';
import { controllerDecider, defaultHandlingTerms, methodInForce, termsInForce } from './controller.js';

const text = (value: string) => value as PublicText;

const method = (id: string, version: number): DisclosurePolicy => ({
  id: text(id),
  version,
  title: text('Een methode'),
  monthsAfterStart: 6,
  columns: [
    {
      key: text('open'),
      title: text('Aanvraag loopt'),
      status: ['created'],
      time: ['handling'],
      place: ['none'],
    },
  ],
  cells: { 'parent.firstName': ['V'] },
});

const registered: NewControllerEvent = {
  type: 'ControllerRegistered',
  data: { name: text('Stad Antwerpen'), region: 'eu-be' },
};
const adopted = (policy: DisclosurePolicy): NewControllerEvent => ({
  type: 'DisclosureMethodAdopted',
  data: { policy, ground: 'regionDefault' },
});
const adopt = (policy: DisclosurePolicy) =>
  ({ type: 'adoptDisclosureMethod', policy, ground: 'regionDefault' }) as const;
const terms = { takeUpDays: 30, confirmDays: 0, handling: 'continuous', ground: 'councilDecision' } as const;
const stateAfter = (...events: NewControllerEvent[]) =>
  stateOf(controllerDecider, events.map(asRead<ControllerEvent>));

describe('A controller', () => {
  it('is registered once', () => {
    const register = { type: 'register', name: text('Stad Antwerpen'), region: 'eu-be' } as const;
    given(controllerDecider, []).when(register).then([registered]);
    given(controllerDecider, [registered]).when(register).thenRefused('alreadyRegistered');
  });

  it('adopts a method with its ground and the date of it', () => {
    const policy = method('method-1', 1);
    given(controllerDecider, [registered])
      .when({
        type: 'adoptDisclosureMethod',
        policy,
        ground: 'lokAdvice',
        groundDate: '2026-03-09' as PublicText,
      })
      .then([
        {
          type: 'DisclosureMethodAdopted',
          data: { policy, ground: 'lokAdvice', groundDate: '2026-03-09' as PublicText },
        },
      ]);
  });

  it('adopts nothing before it is registered', () => {
    given(controllerDecider, [])
      .when(adopt(method('method-1', 1)))
      .thenRefused('notRegistered');
  });

  it('adopts a newer version of a method, and another method at any version', () => {
    const history = [registered, adopted(method('method-1', 2))];
    given(controllerDecider, history)
      .when(adopt(method('method-1', 3)))
      .then([adopted(method('method-1', 3))]);
    given(controllerDecider, history)
      .when(adopt(method('method-2', 1)))
      .then([adopted(method('method-2', 1))]);
  });

  it.each([1, 2])(
    'does not adopt version %i after version 2, even with another method between',
    (version) => {
      given(controllerDecider, [registered, adopted(method('method-1', 2)), adopted(method('method-2', 5))])
        .when(adopt(method('method-1', version)))
        .thenRefused('policyVersionNotNewer', { newest: 2 });
    },
  );

  it('does not adopt a document that is no policy, and says what is wrong with it', () => {
    given(controllerDecider, [registered])
      .when(adopt({ ...method('method-1', 1), cells: { address: ['V', 'V'] } }))
      .thenRefused('invalidPolicy', { violations: ['cells.address must have 1 cells, one a column'] });
  });
});

describe('The terms of a controller', () => {
  it('are adopted with their ground, after one another', () => {
    const rounds = { ...terms, handling: 'rounds', roundMonthsBefore: 9 } as const;
    given(controllerDecider, [registered])
      .when({ type: 'adoptHandlingTerms', ...terms })
      .then([{ type: 'HandlingTermsAdopted', data: terms }]);
    given(controllerDecider, [registered, { type: 'HandlingTermsAdopted', data: terms }])
      .when({ type: 'adoptHandlingTerms', ...rounds })
      .then([{ type: 'HandlingTermsAdopted', data: rounds }]);
  });

  it('are adopted by no one who is not registered', () => {
    given(controllerDecider, [])
      .when({ type: 'adoptHandlingTerms', ...terms })
      .thenRefused('notRegistered');
  });

  it.each([
    { ...terms, roundMonthsBefore: 9 },
    { ...terms, handling: 'rounds' as const },
  ])('say how many months before with rounds, and only then: %p', (wrong) => {
    given(controllerDecider, [registered])
      .when({ type: 'adoptHandlingTerms', ...wrong })
      .thenRefused('roundMonthsAndHandlingDiffer');
  });

  it('are three weeks and 14 days until others are adopted, and then the last', () => {
    expect(termsInForce(stateAfter())).toEqual({ takeUpDays: 21, confirmDays: 14, handling: 'continuous' });
    expect(termsInForce(stateAfter(registered))).toBe(defaultHandlingTerms);
    const later = { ...terms, takeUpDays: 10 };
    const after = stateAfter(
      registered,
      { type: 'HandlingTermsAdopted', data: terms },
      { type: 'HandlingTermsAdopted', data: later },
    );
    expect(termsInForce(after)).toEqual(later);
    expect(after).toMatchObject({ terms: [terms, later], methods: [] });
  });
});

describe('The state of a controller', () => {
  it('has the last method adopted in force, and remembers the others', () => {
    const state = stateAfter(registered, adopted(method('method-1', 1)), adopted(method('method-2', 1)));
    expect(methodInForce(state)).toEqual(method('method-2', 1));
    expect(state).toEqual({
      status: 'registered',
      name: 'Stad Antwerpen',
      region: 'eu-be',
      methods: [method('method-1', 1), method('method-2', 1)].map((policy) => ({
        policy,
        ground: 'regionDefault',
      })),
      terms: [],
    });
  });

  it('has no method in force before one is adopted', () => {
    expect(methodInForce(stateAfter())).toBeUndefined();
    expect(methodInForce(stateAfter(registered))).toBeUndefined();
  });

  it('has nothing in its head', () => {
    expect(controllerDecider.headOf(stateAfter(registered))).toEqual({});
  });

  it.each([
    ['starts with a method', [adopted(method('method-1', 1))]],
    ['is registered twice', [registered, registered]],
  ])('is not made up for a stream that %s', (_what, events) => {
    expect(() => stateAfter(...events)).toThrow(BrokenStreamError);
  });
});
