import { systemReasonCodes, type NewApplicationEvent, type SystemReasonCode } from '@koz/events';
import { uuid, type CarePlanId, type LocationId } from '@koz/privacy-types';
import { given } from '@koz/testing';
import { applicationDecider } from './application.js';

const created: NewApplicationEvent = {
  type: 'ApplicationCreated',
  data: {
    carePlanId: uuid<CarePlanId>('4f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6075'),
    locationId: uuid<LocationId>('2a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6073'),
  },
};
const step = (type: NewApplicationEvent['type']) => ({ type, data: {} }) as NewApplicationEvent;
const [noPlace, accepted, approved] = [
  step('ApplicationMarkedNoPlace'),
  step('ApplicationAccepted'),
  step('ApplicationApproved'),
];
const withdrawn = (reason: SystemReasonCode): NewApplicationEvent => ({
  type: 'ApplicationWithdrawn',
  data: { reason },
});

describe.each(systemReasonCodes)('An application that the %s ends', (reason) => {
  it.each([
    ['new', [created]],
    ['without a place', [created, noPlace]],
    ['accepted', [created, accepted]],
  ])('is withdrawn when it is %s', (_what, events) => {
    given(applicationDecider, events)
      .when({ type: 'end', reason })
      .then([withdrawn(reason)]);
  });

  it.each([
    ['an approval', [created, accepted, approved]],
    ['a rejection', [created, step('ApplicationRejected')]],
    ['a withdrawal', [created, step('ApplicationWithdrawn')]],
  ])('stays as it is after %s', (_what, events) => {
    given(applicationDecider, events).when({ type: 'end', reason }).then([]);
  });

  it('is not reinstated when a place is given back later', () => {
    given(applicationDecider, [created, accepted, withdrawn(reason)])
      .when({ type: 'reinstate' })
      .then([]);
    given(applicationDecider, [created, accepted, step('ApplicationWithdrawn')])
      .when({ type: 'reinstate' })
      .then([{ type: 'ApplicationReinstated', data: { status: 'accepted' } }]);
  });

  it('must have been created', () => {
    given(applicationDecider, []).when({ type: 'end', reason }).thenRefused('notCreated');
  });
});
