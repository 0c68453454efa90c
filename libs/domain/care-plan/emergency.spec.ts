import type { CarePlanEvent, EmergencyReason, NewCarePlanEvent, PlanningPayload } from '@koz/events';
import { asRead, given } from '@koz/testing';
import fc from 'fast-check';
import { stateOf } from '../decider.js';
import { antwerpen, applicationIds, asked, filing } from '../testing/filing.js';
import { carePlanDecider, type CarePlanCommand } from './care-plan.js';
import { checkFiling } from './filing.js';

const checked = checkFiling(filing());
if (!checked.ok) throw new Error('the filing of these tests must be right');
const filed: NewCarePlanEvent = { type: 'CarePlanFiled', data: checked.value };
const { postcode, startDate, endDate, careParts, sharing, locations } = checked.value;
const planning: PlanningPayload = { postcode, startDate, endDate: endDate!, careParts, sharing, locations };
const [first] = applicationIds;

const listed = (reason: EmergencyReason = 'urgentWork'): NewCarePlanEvent => ({
  type: 'EmergencyListed',
  data: { reason },
});
const unlisted: NewCarePlanEvent = { type: 'EmergencyUnlisted', data: { reason: 'lifted' } };
const found: NewCarePlanEvent = { type: 'PlaceFound', data: { applicationId: first } };
const declined: NewCarePlanEvent = {
  type: 'PlaceDeclined',
  data: { applicationId: first, cause: 'family' },
};
const confirmed = (keepLooking: boolean): NewCarePlanEvent => ({
  type: 'PlaceConfirmed',
  data: { applicationId: first, keepLooking },
});
const withdrawn: NewCarePlanEvent = { type: 'CarePlanWithdrawn', data: {} };
const list = { type: 'listOnEmergency', reason: 'urgentWork' } as const;
const takeOff = { type: 'takeOffEmergencyList' } as const;
const byRegie: CarePlanCommand = {
  type: 'addLocations',
  controller: antwerpen,
  locations: [asked(2)],
  planning,
  by: 'regie',
};

describe('The emergency list', () => {
  it('takes a plan that looks for a place', () => {
    given(carePlanDecider, [filed]).when(list).then([listed()]);
    given(carePlanDecider, [filed, found, confirmed(true)])
      .when(list)
      .then([listed()]);
    given(carePlanDecider, [filed, found, declined]).when(list).then([listed()]);
  });

  it('takes it once for a reason, and anew for another', () => {
    given(carePlanDecider, [filed, listed()]).when(list).then([]);
    given(carePlanDecider, [filed, listed('careEndedElsewhere')])
      .when(list)
      .then([listed()]);
    given(carePlanDecider, [filed, listed(), unlisted]).when(list).then([listed()]);
  });

  it.each<[string, NewCarePlanEvent[], 'placeAlreadyFound' | 'carePlanWithdrawn']>([
    ['whose place is found', [filed, found], 'placeAlreadyFound'],
    ['that was on it when its place was found', [filed, listed(), found], 'placeAlreadyFound'],
    ['that looks no further', [filed, found, confirmed(false)], 'placeAlreadyFound'],
    ['that is withdrawn', [filed, withdrawn], 'carePlanWithdrawn'],
  ])('refuses a plan %s', (_which, events, code) => {
    given(carePlanDecider, events).when(list).thenRefused(code);
  });

  it('lets a plan go once', () => {
    given(carePlanDecider, [filed, listed()]).when(takeOff).then([unlisted]);
    given(carePlanDecider, [filed, listed(), found]).when(takeOff).then([unlisted]);
    for (const events of [[filed], [filed, listed(), unlisted], [filed, listed(), withdrawn]])
      given(carePlanDecider, events).when(takeOff).then([]);
  });

  it('lets the regie put a plan that is on it to a location', () => {
    given(carePlanDecider, [filed, listed()])
      .when(byRegie)
      .then([
        {
          type: 'LocationAdded',
          data: {
            ...planning,
            locations: [
              ...locations,
              { applicationId: asked(2).applicationId, locationId: asked(2).locationId },
            ],
            applicationId: asked(2).applicationId,
          },
        },
      ]);
  });

  it.each<[string, NewCarePlanEvent[], string]>([
    ['never was on it', [filed], 'notOnEmergencyList'],
    ['was taken off it', [filed, listed(), unlisted], 'notOnEmergencyList'],
    ['has its place found', [filed, listed(), found], 'placeAlreadyFound'],
    ['is withdrawn', [filed, listed(), withdrawn], 'carePlanWithdrawn'],
  ])('lets the regie do so with no plan that %s', (_which, events, code) => {
    given(carePlanDecider, events)
      .when(byRegie)
      .thenRefused(code as 'notOnEmergencyList');
  });

  it('keeps the regie within the scope that the family chose', () => {
    const abroad = { ...asked(2), controller: 'mechelen' as typeof antwerpen };
    given(carePlanDecider, [filed, listed()])
      .when({ ...byRegie, locations: [abroad], planning: { ...planning, sharing: 'ownMunicipality' } })
      .thenRefused('invalidFields', { errors: [{ field: 'locationIds[0]', rule: 'outsideSharingScope' }] });
  });

  it('has a plan on it exactly from the last listing to the last unlisting, whatever became of its place', () => {
    const commands = fc.array(
      fc.constantFrom<CarePlanCommand>(
        list,
        { type: 'listOnEmergency', reason: 'medicalOrSocial' },
        takeOff,
        { type: 'findPlace', applicationId: first },
        { type: 'refusePlace' },
        { type: 'confirmPlace', keepLooking: true },
        { type: 'confirmPlace', keepLooking: false },
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(commands, (all) => {
        const log: NewCarePlanEvent[] = [filed];
        const stateNow = () => stateOf(carePlanDecider, log.map(asRead<CarePlanEvent>));
        for (const command of all) {
          const decision = carePlanDecider.decide(command, stateNow());
          if (decision.ok) log.push(...decision.events);
        }
        const last = log.findLast(({ type }) => type === 'EmergencyListed' || type === 'EmergencyUnlisted');
        const state = stateNow();
        expect(state.status === 'filed' && state.emergency).toBe(
          last?.type === 'EmergencyListed' ? last.data.reason : undefined,
        );
      }),
    );
  });
});
