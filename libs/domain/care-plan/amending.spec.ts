import { disclosedFields, type NewCarePlanEvent, type PlanningPayload } from '@koz/events';
import { given } from '@koz/testing';
import { antwerpen, applicationIds, asked, filing, locationIds, mechelen } from '../testing/filing.js';
import type { AddLocations, AmendPlan } from './amending.js';
import { carePlanDecider } from './care-plan.js';
import { checkFiling } from './filing.js';

const checked = checkFiling(filing());
if (!checked.ok) throw new Error('the filing of these tests must be right');
const filed: NewCarePlanEvent = { type: 'CarePlanFiled', data: checked.value };
const { postcode, startDate, endDate, careParts, sharing, locations } = checked.value;
const planning: PlanningPayload = { postcode, startDate, endDate: endDate!, careParts, sharing, locations };
const [first, , third] = applicationIds;
const found: NewCarePlanEvent = { type: 'PlaceFound', data: { applicationId: first } };
const confirmed = (keepLooking: boolean): NewCarePlanEvent => ({
  type: 'PlaceConfirmed',
  data: { applicationId: first, keepLooking },
});

const amend = (input: AmendPlan['input'], change: Partial<AmendPlan> = {}): AmendPlan => ({
  type: 'amendPlan',
  input,
  planning,
  asked: { required: [], accepted: disclosedFields },
  isAcrossBorders: false,
  ...change,
});
const add = (change: Partial<AddLocations> = {}): AddLocations => ({
  type: 'addLocations',
  controller: antwerpen,
  locations: [asked(2)],
  planning,
  ...change,
});

describe('Amending a care plan', () => {
  it('records the whole planning tier, changed where the family changed it', () => {
    given(carePlanDecider, [filed])
      .when(amend({ startDate: '2027-02-01', careParts: [{ weekday: 'fri', part: 'full' }] }))
      .then([
        {
          type: 'CarePlanAmended',
          data: { ...planning, startDate: '2027-02-01', careParts: [{ weekday: 'fri', part: 'full' }] },
        },
      ]);
  });

  it('takes the end date away when it is null', () => {
    const { endDate: _gone, ...open } = planning;
    given(carePlanDecider, [filed])
      .when(amend({ endDate: null }))
      .then([{ type: 'CarePlanAmended', data: open }]);
  });

  it('records a changed scope apart, after the period', () => {
    const later = { ...planning, startDate: '2027-02-01' };
    given(carePlanDecider, [filed])
      .when(amend({ startDate: '2027-02-01', sharing: 'ownMunicipality' }))
      .then([
        { type: 'CarePlanAmended', data: later },
        { type: 'SharingScopeChanged', data: { ...later, sharing: 'ownMunicipality' } },
      ]);
  });

  it('decides nothing where nothing changes', () => {
    given(carePlanDecider, [filed]).when(amend({ startDate, endDate, careParts, sharing })).then([]);
  });

  it('refuses each field that breaks a rule', () => {
    given(carePlanDecider, [filed])
      .when(amend({ startDate: '2027-02-30', endDate: '2020-01-01', careParts: [], sharing: 'nowhere' }))
      .thenRefused('invalidFields', {
        errors: [
          { field: 'startDate', rule: 'dateDoesNotExist' },
          { field: 'endDate', rule: 'endBeforeStart' },
          { field: 'careParts', rule: 'required' },
          { field: 'sharing', rule: 'unknownCode' },
        ],
      });
  });

  it('does not leave an application that runs outside the scope', () => {
    given(carePlanDecider, [filed])
      .when(amend({ sharing: 'ownMunicipality' }, { isAcrossBorders: true }))
      .thenRefused('invalidFields', { errors: [{ field: 'sharing', rule: 'locationsOutsideScope' }] });
  });

  it('is refused once the plan is withdrawn', () => {
    given(carePlanDecider, [filed, { type: 'CarePlanWithdrawn', data: {} }])
      .when(amend({ endDate: null }))
      .thenRefused('carePlanWithdrawn');
  });
});

describe('Putting a care plan to more locations', () => {
  const added: NewCarePlanEvent = {
    type: 'LocationAdded',
    data: {
      ...planning,
      locations: [...locations, { applicationId: third, locationId: locationIds[2] }],
      applicationId: third,
    },
  };

  it('records each, with the whole planning tier', () => {
    given(carePlanDecider, [filed]).when(add()).then([added]);
  });

  it('makes the new application one that may have the place', () => {
    given(carePlanDecider, [filed, added])
      .when({ type: 'findPlace', applicationId: third })
      .then([{ type: 'PlaceFound', data: { applicationId: third } }]);
  });

  it('is refused once a place is found, unless the family confirmed it and keeps looking', () => {
    given(carePlanDecider, [filed, found]).when(add()).thenRefused('placeAlreadyFound');
    given(carePlanDecider, [filed, found, confirmed(false)])
      .when(add())
      .thenRefused('placeAlreadyFound');
    given(carePlanDecider, [filed, found, confirmed(true)])
      .when(add())
      .then([added]);
  });

  it.each([
    ['none', { locations: [] }, { field: 'locationIds', rule: 'required' }],
    ['one asked before', { locations: [asked(0)] }, { field: 'locationIds[0]', rule: 'alreadyApplied' }],
    ['one twice', { locations: [asked(2), asked(2)] }, { field: 'locationIds[1]', rule: 'duplicate' }],
    [
      'one that nobody knows',
      { locations: [{ ...asked(2), controller: undefined }] },
      { field: 'locationIds[0]', rule: 'unknownLocation' },
    ],
    [
      'one outside the scope',
      {
        planning: { ...planning, sharing: 'ownMunicipality' as const },
        locations: [asked(2, mechelen)],
      },
      { field: 'locationIds[0]', rule: 'outsideSharingScope' },
    ],
  ])('refuses %s', (_what, change, error) => {
    given(carePlanDecider, [filed])
      .when(add(change))
      .thenRefused('invalidFields', { errors: [error] });
  });
});
