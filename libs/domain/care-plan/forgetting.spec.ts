import type { CarePlanEvent, NewCarePlanEvent } from '@koz/events';
import { tiers } from '@koz/privacy-types';
import { asRead, given } from '@koz/testing';
import { BrokenStreamError, stateOf } from '../decider.js';
import { applicationIds, asked, filing } from '../testing/filing.js';
import {
  anonymise,
  anonymised,
  erasureRequested,
  generalise,
  generalised,
  held,
  holdId,
  identity,
  lifted,
  liftRequested,
  placeHold,
  shred,
  shredded,
} from '../testing/forgetting.js';
import { carePlanDecider, type CarePlanCommand } from './care-plan.js';
import { checkFiling } from './filing.js';

const [first, second] = applicationIds;
const checked = checkFiling(filing());
if (!checked.ok) throw new Error('the filing of these tests must be right');
const filed: NewCarePlanEvent = { type: 'CarePlanFiled', data: checked.value };
const found: NewCarePlanEvent = { type: 'PlaceFound', data: { applicationId: first } };
const withdrawn: NewCarePlanEvent = { type: 'CarePlanWithdrawn', data: {} };
const { parent: _parent, child: _child, mandate: _mandate, applicationIds: _ids, ...rest } = checked.value;
const { address: _address, priorityRules: _rules, ...planning } = rest;

const findPlace: CarePlanCommand = { type: 'findPlace', applicationId: second };
const addLocation: CarePlanCommand = {
  type: 'addLocations',
  controller: filing().controller,
  locations: [asked(2)],
  planning,
};
const decline: CarePlanCommand = { type: 'declinePlace', applicationId: first, cause: 'undone' };
const confirm: CarePlanCommand = { type: 'confirmPlace', keepLooking: false };
const everythingElse: readonly CarePlanCommand[] = [
  findPlace,
  addLocation,
  confirm,
  { type: 'confirmPlaceByTerm', applicationId: first },
  { type: 'refusePlace' },
  { type: 'withdrawPlan' },
];

describe('A care plan at 2.5 years', () => {
  it('records what stays of its precise values, whatever became of it', () => {
    for (const life of [[filed], [filed, found], [filed, withdrawn]])
      given(carePlanDecider, life).when(generalise).then([generalised]);
  });

  it('is generalised once', () => {
    given(carePlanDecider, [filed, generalised]).when(generalise).then([]);
    given(carePlanDecider, [filed, anonymised()]).when(generalise).then([]);
  });

  it('is put to no location or list any more, and gives no place that was not found', () => {
    for (const command of [
      findPlace,
      addLocation,
      { type: 'listOnEmergency', reason: 'urgentWork' } as const,
    ])
      given(carePlanDecider, [filed, generalised]).when(command).thenRefused('alreadyGeneralised');
  });

  it('still has a place confirmed, given back or withdrawn from', () => {
    const history = [filed, found, generalised];
    given(carePlanDecider, history)
      .when(confirm)
      .then([
        { type: 'PlaceConfirmed', data: { applicationId: first, keepLooking: false, ground: 'family' } },
      ]);
    given(carePlanDecider, history)
      .when({ type: 'confirmPlaceByTerm', applicationId: first })
      .then([{ type: 'PlaceConfirmed', data: { applicationId: first, keepLooking: false, ground: 'term' } }]);
    given(carePlanDecider, history)
      .when(decline)
      .then([{ type: 'PlaceDeclined', data: { applicationId: first, cause: 'undone' } }]);
  });

  it('has its precise key destroyed, and no other', () => {
    given(carePlanDecider, [filed, generalised])
      .when(shred('precise'))
      .then([shredded('precise')]);
    for (const tier of ['identity', 'planning'] as const)
      given(carePlanDecider, [filed, generalised]).when(shred(tier)).thenRefused('keyNotFenced');
    given(carePlanDecider, [filed]).when(shred('precise')).thenRefused('keyNotFenced');
  });
});

describe('A care plan at 5 years', () => {
  it('records what may stay, with the applications that go with it', () => {
    given(carePlanDecider, [filed, generalised, shredded('precise')])
      .when(anonymise)
      .then([anonymised()]);
    given(carePlanDecider, [filed, withdrawn]).when(anonymise).then([anonymised()]);
  });

  it('is anonymised once', () => {
    given(carePlanDecider, [filed, anonymised()]).when(anonymise).then([]);
  });

  it('has each of its keys destroyed once', () => {
    for (const tier of tiers)
      given(carePlanDecider, [filed, anonymised()])
        .when(shred(tier))
        .then([shredded(tier)]);
    given(carePlanDecider, [filed, generalised, shredded('precise'), anonymised()])
      .when(shred('precise'))
      .then([]);
  });

  it.each([...everythingElse, { type: 'requestErasure', reason: 'familyRequest' } as const, placeHold])(
    'allows nothing else: $type',
    (command) => {
      given(carePlanDecider, [filed, anonymised()]).when(command).thenRefused('anonymised');
    },
  );

  it("lets an organiser's handler that releases a place find it given back", () => {
    given(carePlanDecider, [filed, found, anonymised()]).when(decline).then([]);
    given(carePlanDecider, [filed, erasureRequested]).when({ type: 'takeOffEmergencyList' }).then([]);
  });
});

describe('A request for erasure', () => {
  it('is recorded once', () => {
    const request = { type: 'requestErasure', reason: 'familyRequest' } as const;
    given(carePlanDecider, [filed]).when(request).then([erasureRequested]);
    given(carePlanDecider, [filed, generalised]).when(request).then([erasureRequested]);
    given(carePlanDecider, [filed, erasureRequested]).when(request).then([]);
  });

  it.each(everythingElse)('ends the life of the plan: no $type follows', (command) => {
    given(carePlanDecider, [filed, erasureRequested]).when(command).thenRefused('erasureRequested');
  });

  it('leaves no residue, whatever the batch would have left', () => {
    given(carePlanDecider, [filed, erasureRequested])
      .when(anonymise)
      .then([anonymised({})]);
  });

  it('waits for a legal hold, and follows when it is lifted', () => {
    given(carePlanDecider, [filed, held, erasureRequested]).when(anonymise).thenRefused('underLegalHold');
    given(carePlanDecider, [filed, held, erasureRequested, liftRequested, lifted])
      .when(anonymise)
      .then([anonymised({})]);
  });
});

describe('A care plan that was never filed', () => {
  it.each<CarePlanCommand>([
    generalise,
    anonymise,
    shred('precise'),
    placeHold,
    { type: 'requestErasure', reason: 'familyRequest' },
    { type: 'rectifyGeneralised', input: {}, identity, at: generalise.at },
  ])('has nothing to forget: $type', (command) => {
    given(carePlanDecider, []).when(command).thenRefused('notFiled');
  });
});

describe('The head of a care plan that is forgotten', () => {
  const headAfter = (...events: NewCarePlanEvent[]) =>
    carePlanDecider.headOf(stateOf(carePlanDecider, events.map(asRead<CarePlanEvent>)));

  it('closes precise values from their generalisation, and everything from the anonymisation', () => {
    expect(headAfter(filed, held)).toEqual({ place: 'none', keptApplicationIds: [], fence: 'none' });
    expect(headAfter(filed, generalised)).toEqual({
      place: 'none',
      keptApplicationIds: [],
      fence: 'precise',
    });
    expect(headAfter(filed, found, generalised, shredded('precise'))).toEqual({
      place: 'found',
      placeApplicationId: first,
      keptApplicationIds: [],
      fence: 'precise',
    });
    expect(headAfter(filed, generalised, anonymised(), shredded('identity'))).toEqual({
      place: 'none',
      keptApplicationIds: [],
      fence: 'all',
    });
  });

  it('closes everything from the request for erasure, whatever holds or has been generalised', () => {
    for (const events of [[], [held], [generalised]])
      expect(headAfter(filed, ...events, erasureRequested)).toEqual({
        place: 'none',
        keptApplicationIds: [],
        fence: 'all',
      });
  });

  it('stays closed through what happens to the place', () => {
    const declined: NewCarePlanEvent = {
      type: 'PlaceDeclined',
      data: { applicationId: first, cause: 'family' },
    };
    expect(headAfter(filed, found, generalised, declined, withdrawn)).toEqual({
      place: 'none',
      keptApplicationIds: [],
      fence: 'precise',
    });
  });
});

describe('The state of a care plan that is forgotten', () => {
  it.each([
    ['is generalised twice', [filed, generalised, generalised]],
    ['is generalised before it is filed', [generalised]],
    [
      'corrects generalised values that it has not',
      [filed, { type: 'GeneralisedDataRectified', data: identity } as NewCarePlanEvent],
    ],
    ['goes on after it was anonymised', [filed, anonymised(), found]],
    ['is anonymised twice', [filed, anonymised(), anonymised()]],
    ['loses a key that no fence closes', [filed, generalised, shredded('planning')]],
    ['loses a key twice', [filed, generalised, shredded('precise'), shredded('precise')]],
    ['lifts a hold that it has not', [filed, lifted]],
    ['lifts a hold that nobody asked to lift', [filed, held, lifted]],
    ['is held twice by one hold', [filed, held, held]],
  ])('is not made up for a stream that %s', (_what, events) => {
    expect(() => stateOf(carePlanDecider, events.map(asRead<CarePlanEvent>))).toThrow(BrokenStreamError);
  });

  it('remembers its holds and what is shredded through the life of the plan', () => {
    const events = [filed, held, found, generalised, shredded('precise')];
    expect(stateOf(carePlanDecider, events.map(asRead<CarePlanEvent>))).toMatchObject({
      place: 'found',
      forgetting: {
        fence: 'precise',
        isErasureRequested: false,
        holds: [{ holdId, expires: '2029-06-30' }],
        shredded: ['precise'],
      },
    });
  });
});
