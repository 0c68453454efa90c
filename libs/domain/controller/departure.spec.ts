import type { ControllerEvent, ControllerExportedPayload, NewControllerEvent } from '@koz/events';
import type { FileHash, Instant, KeyThumbprint, OwnDate, PublicText } from '@koz/privacy-types';
import { asRead, given } from '@koz/testing';
import { BrokenStreamError, stateOf } from '../decider.js';
import { firstOfficer, secondOfficer } from '../testing/forgetting.js';
import { controllerDecider } from './controller.js';
import { closedFrom, isClosedOn } from './departure.js';

const day = (value: string) => value as OwnDate;
/** The evening of 8 January in Brussels. */
const at = '2027-01-08T20:00:00.000Z' as Instant;
const effectiveFrom = day('2027-01-15');
/** The last moment before that day begins in Brussels, and its first. */
const theEveBefore = '2027-01-14T22:59:59.999Z' as Instant;
const thatDay = '2027-01-14T23:00:00.000Z' as Instant;

const registered: NewControllerEvent = {
  type: 'ControllerRegistered',
  data: { name: 'Stad Antwerpen' as PublicText, region: 'eu-be' },
};
const proposed: NewControllerEvent = { type: 'DepartureProposed', data: { proposedBy: firstOfficer } };
const confirmed: NewControllerEvent = {
  type: 'DepartureConfirmed',
  data: { proposedBy: firstOfficer, effectiveFrom },
};
const exportHash = 'ab'.repeat(32) as FileHash;
const exported = (change: Partial<ControllerExportedPayload> = {}): NewControllerEvent => ({
  type: 'ControllerExported',
  data: {
    ...{ fileHash: exportHash, recipient: 'A'.repeat(43) as KeyThumbprint, madeOn: effectiveFrom },
    ...{ to: 12, count: 3, ...change },
  },
});
const begun: NewControllerEvent = { type: 'DepartureBegun', data: { exportHash } };
const left: NewControllerEvent = { type: 'ControllerLeft', data: { exportHash } };
const upTo = {
  proposal: [registered, proposed],
  confirmation: [registered, proposed, confirmed],
  export: [registered, proposed, confirmed, exported()],
  beginning: [registered, proposed, confirmed, exported(), begun],
  end: [registered, proposed, confirmed, exported(), begun, left],
};
const propose = { type: 'proposeDeparture', actor: firstOfficer } as const;
const confirm = { type: 'confirmDeparture', actor: secondOfficer, at } as const;
const withdraw = { type: 'withdrawDeparture', at } as const;
const begin = { type: 'beginDeparture', exportHash, at: thatDay } as const;
const complete = { type: 'completeDeparture' } as const;
const departureAfter = (events: readonly NewControllerEvent[]) => {
  const state = stateOf(controllerDecider, events.map(asRead<ControllerEvent>));
  return state.status === 'registered' ? state.departure : undefined;
};

describe('A controller that wants to leave', () => {
  it('is proposed by one officer, once, and by nobody beside that one', () => {
    given(controllerDecider, [registered]).when(propose).then([proposed]);
    given(controllerDecider, upTo.proposal).when(propose).then([]);
    given(controllerDecider, upTo.proposal)
      .when({ ...propose, actor: secondOfficer })
      .thenRefused('departureStands');
    given(controllerDecider, upTo.confirmation).when(propose).thenRefused('departureStands');
    given(controllerDecider, []).when(propose).thenRefused('notRegistered');
  });

  it('is confirmed by a second officer and takes effect seven days after that', () => {
    given(controllerDecider, upTo.proposal).when(confirm).then([confirmed]);
    given(controllerDecider, upTo.proposal)
      .when({ ...confirm, effectiveFrom: day('2027-03-01') })
      .then([
        { type: 'DepartureConfirmed', data: { proposedBy: firstOfficer, effectiveFrom: day('2027-03-01') } },
      ]);
  });

  it('is not confirmed by who proposed it, nor sooner, nor twice, nor unasked', () => {
    given(controllerDecider, upTo.proposal)
      .when({ ...confirm, actor: firstOfficer })
      .thenRefused('secondPersonNeeded');
    given(controllerDecider, upTo.proposal)
      .when({ ...confirm, effectiveFrom: day('2027-01-14') })
      .thenRefused('effectiveTooEarly', { earliest: effectiveFrom });
    given(controllerDecider, upTo.confirmation).when(confirm).thenRefused('departureStands');
    given(controllerDecider, [registered]).when(confirm).thenRefused('noDepartureProposed');
  });

  it('may stay after all until the day has come, and not from then on', () => {
    const withdrawn = (wasConfirmed: boolean): NewControllerEvent => ({
      type: 'DepartureWithdrawn',
      data: { wasConfirmed },
    });
    given(controllerDecider, upTo.proposal)
      .when(withdraw)
      .then([withdrawn(false)]);
    given(controllerDecider, upTo.confirmation)
      .when({ ...withdraw, at: theEveBefore })
      .then([withdrawn(true)]);
    given(controllerDecider, upTo.confirmation)
      .when({ ...withdraw, at: thatDay })
      .thenRefused('departureInEffect', { since: effectiveFrom });
    given(controllerDecider, [registered]).when(withdraw).thenRefused('noDepartureProposed');
    given(controllerDecider, [...upTo.confirmation, withdrawn(true)])
      .when(confirm)
      .thenRefused('noDepartureProposed');
    given(controllerDecider, [...upTo.confirmation, withdrawn(true)])
      .when(propose)
      .then([proposed]);
  });

  it('takes nothing new on from that day, and everything before it', () => {
    expect(closedFrom(departureAfter(upTo.proposal))).toBeUndefined();
    expect(isClosedOn(departureAfter(upTo.confirmation), '2027-01-14')).toBe(false);
    for (const events of [upTo.confirmation, upTo.export, upTo.beginning, upTo.end])
      expect(isClosedOn(departureAfter(events), '2027-01-15')).toBe(true);
  });
});

describe('The keys of a controller that leaves', () => {
  it('may go once it is confirmed, its day has come, and an export was made since, by its hash', () => {
    given(controllerDecider, upTo.export).when(begin).then([begun]);
    given(controllerDecider, upTo.beginning).when(begin).then([]);
    given(controllerDecider, upTo.beginning).when(complete).then([left]);
    given(controllerDecider, upTo.end).when(complete).then([]);
  });

  it.each([
    ['nobody proposed it', [registered, exported()], begin, 'departureNotConfirmed'],
    ['nobody confirmed it', [...upTo.proposal, exported()], begin, 'departureNotConfirmed'],
    ['its day is to come', upTo.export, { ...begin, at: theEveBefore }, 'departureNotInEffect'],
    ['no export was made', upTo.confirmation, begin, 'exportNeeded'],
    [
      'the export was made before its day',
      [...upTo.confirmation, exported({ madeOn: day('2027-01-14') })],
      begin,
      'exportNeeded',
    ],
    [
      'another export was made since',
      [...upTo.export, exported({ fileHash: 'cd'.repeat(32) as FileHash })],
      begin,
      'otherExport',
    ],
    [
      'they are going already by another export',
      upTo.beginning,
      { ...begin, exportHash: 'cd'.repeat(32) as FileHash },
      'otherExport',
    ],
  ] as const)('may not go when %s', (_what, events, command, code) => {
    given(controllerDecider, [...events])
      .when(command)
      .thenRefused(code);
  });

  it('go for good: nothing of it is taken back, exported or decided after that', () => {
    for (const events of [upTo.beginning, upTo.end]) {
      given(controllerDecider, events).when(withdraw).thenRefused('departureBegun');
      given(controllerDecider, events).when(propose).thenRefused('departureBegun');
      given(controllerDecider, events)
        .when({ type: 'recordExport', ...(exported().data as ControllerExportedPayload) })
        .thenRefused('departureBegun');
    }
    given(controllerDecider, upTo.export).when(complete).thenRefused('departureNotBegun');
    given(controllerDecider, upTo.end)
      .when({
        type: 'adoptHandlingTerms',
        ...{ takeUpDays: 9, confirmDays: 0, handling: 'continuous', ground: 'councilDecision' },
      })
      .thenRefused('controllerLeft');
    given(controllerDecider, upTo.end)
      .when({ type: 'declareRestored', from: 4, to: 6 })
      .then([{ type: 'LogRestored', data: { from: 4, to: 6 } }]);
  });

  it.each([
    ['is confirmed without a proposal', [registered, confirmed]],
    ['is proposed twice', [...upTo.proposal, proposed]],
    ['begins unconfirmed', [...upTo.proposal, begun]],
    ['ends before it began', [...upTo.export, left]],
    ['is exported after its keys began to go', [...upTo.beginning, exported()]],
  ])('are not made up for a stream that %s', (_what, events) => {
    expect(() => departureAfter(events)).toThrow(BrokenStreamError);
  });
});
