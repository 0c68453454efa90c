import { applicationStatuses, type ApplicationStatus, type NewApplicationEvent } from '@koz/events';
import { erased, uuid, type CarePlanId, type Instant, type LocationId } from '@koz/privacy-types';
import { asRead, given } from '@koz/testing';
import { BrokenStreamError, stateOf } from '../decider.js';
import { applicationDecider } from './application.js';
import { allowedTransitions, transitionNames, type TransitionName } from './lifecycle.js';

const carePlanId = uuid<CarePlanId>('4f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6075');
const locationId = uuid<LocationId>('2a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6073');

const created: NewApplicationEvent = { type: 'ApplicationCreated', data: { carePlanId, locationId } };
const markedNoPlace: NewApplicationEvent = { type: 'ApplicationMarkedNoPlace', data: {} };
const accepted: NewApplicationEvent = { type: 'ApplicationAccepted', data: {} };
const approved: NewApplicationEvent = { type: 'ApplicationApproved', data: {} };
const approvalUndone: NewApplicationEvent = { type: 'ApplicationApprovalUndone', data: {} };
const rejected: NewApplicationEvent = { type: 'ApplicationRejected', data: {} };
const withdrawn: NewApplicationEvent = { type: 'ApplicationWithdrawn', data: {} };
const reinstated = (status: 'created' | 'noPlace' | 'accepted'): NewApplicationEvent => ({
  type: 'ApplicationReinstated',
  data: { status },
});

/** The shortest way to each status. */
const historyOf: Record<ApplicationStatus, NewApplicationEvent[]> = {
  created: [created],
  noPlace: [created, markedNoPlace],
  accepted: [created, accepted],
  approved: [created, accepted, approved],
  rejected: [created, rejected],
  withdrawn: [created, withdrawn],
};

/** The diagram of the domain, written out by hand: what each status allows, and what then is recorded. */
const diagram: Record<ApplicationStatus, Partial<Record<TransitionName, NewApplicationEvent>>> = {
  created: { noPlace: markedNoPlace, accept: accepted, reject: rejected, withdraw: withdrawn },
  noPlace: { accept: accepted, withdraw: withdrawn },
  accepted: { noPlace: markedNoPlace, approve: approved, reject: rejected, withdraw: withdrawn },
  approved: { undoApproval: approvalUndone },
  rejected: {},
  withdrawn: {},
};

const cells = applicationStatuses.flatMap((status) =>
  transitionNames.map((type) => ({ status, type, event: diagram[status][type] })),
);

describe('An application', () => {
  it('is created for a care plan and a location', () => {
    given(applicationDecider, []).when({ type: 'create', carePlanId, locationId }).then([created]);
  });

  it('is created once', () => {
    given(applicationDecider, [created])
      .when({ type: 'create', carePlanId, locationId })
      .thenRefused('alreadyCreated');
  });

  it.each(transitionNames)('that does not exist cannot %s', (type) => {
    given(applicationDecider, []).when({ type }).thenRefused('notCreated');
  });

  it.each(cells.filter(({ event }) => event))('that is $status may $type', ({ status, type, event }) => {
    given(applicationDecider, historyOf[status]).when({ type }).then([event!]);
  });

  it.each(cells.filter(({ event }) => !event))(
    'that is $status may not $type, and is told its status and what may follow',
    ({ status, type }) => {
      given(applicationDecider, historyOf[status])
        .when({ type })
        .thenRefused('transitionNotAllowed', {
          status,
          allowed: transitionNames.filter((name) => diagram[status][name]),
        });
    },
  );

  it.each(applicationStatuses)('that is %s lists what may follow', (status) => {
    expect(allowedTransitions(status).sort()).toEqual(Object.keys(diagram[status]).sort());
  });

  it('records the reason that was given', () => {
    given(applicationDecider, [created])
      .when({ type: 'noPlace', reason: 'groupFull' })
      .then([{ type: 'ApplicationMarkedNoPlace', data: { reason: 'groupFull' } }]);
  });

  it('records no reason when none was given', () => {
    const decision = applicationDecider.decide(
      { type: 'accept', reason: undefined },
      stateOf(applicationDecider, [asRead(created)]),
    );
    expect(decision).toStrictEqual({ ok: true, events: [{ type: 'ApplicationAccepted', data: {} }] });
  });

  it('returns to accepted when its approval is undone, and may be approved again', () => {
    given(applicationDecider, [created, accepted, approved, approvalUndone])
      .when({ type: 'approve' })
      .then([approved]);
  });

  it.each(['created', 'noPlace', 'accepted'] as const)(
    'returns to %s, which it was when it was withdrawn, once the place elsewhere is given back',
    (status) => {
      given(applicationDecider, [...historyOf[status], withdrawn])
        .when({ type: 'reinstate' })
        .then([reinstated(status)]);
      given(applicationDecider, [...historyOf[status], withdrawn, reinstated(status)])
        .when({ type: 'withdraw' })
        .then([withdrawn]);
    },
  );

  it.each(['created', 'noPlace', 'accepted', 'approved', 'rejected'] as const)(
    'that is %s is not withdrawn, so that reinstating it does nothing',
    (status) => {
      given(applicationDecider, historyOf[status]).when({ type: 'reinstate' }).then([]);
    },
  );

  it('that does not exist is not reinstated', () => {
    given(applicationDecider, []).when({ type: 'reinstate' }).thenRefused('notCreated');
  });

  it('is accepted when a place came free after all', () => {
    given(applicationDecider, [created, markedNoPlace]).when({ type: 'accept' }).then([accepted]);
  });
});

describe('The state of an application', () => {
  it.each(applicationStatuses)('has the stage %s in its head', (status) => {
    const state = stateOf(applicationDecider, historyOf[status].map(asRead));
    expect(applicationDecider.headOf(state)).toEqual({ stage: status });
  });

  it('has no stage before it is created', () => {
    expect(applicationDecider.headOf(applicationDecider.initial)).toEqual({});
  });

  it('lives on when the key of its location is destroyed', () => {
    const location = erased('2029-01-01T00:00:00.000Z' as Instant, 'P5Y');
    const state = stateOf(applicationDecider, [
      { type: 'ApplicationCreated', data: { carePlanId, locationId: location } },
      { type: 'ApplicationAccepted', data: {} },
    ]);
    expect(state).toEqual({ status: 'accepted', carePlanId, locationId: location });
    expect(applicationDecider.decide({ type: 'withdraw' }, state)).toEqual({ ok: true, events: [withdrawn] });
  });

  it.each([
    ['starts with something else', [accepted]],
    ['is created twice', [created, created]],
    ['goes on after its end', [created, rejected, accepted]],
    ['is approved without having been accepted', [created, approved]],
    ['is reinstated without having been withdrawn', [created, reinstated('created')]],
    ['is reinstated to what it never was', [created, withdrawn, reinstated('accepted')]],
  ])('is not made up for a stream that %s', (_what, events) => {
    expect(() => stateOf(applicationDecider, events.map(asRead))).toThrow(BrokenStreamError);
  });
});
