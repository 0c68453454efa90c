import type {
  ControllerEvent,
  NewControllerEvent,
  PlannedPlan,
  RetentionPolicy,
  TallyCell,
} from '@koz/events';
import {
  uuid,
  type BatchMonth,
  type CarePlanId,
  type Instant,
  type OwnDate,
  type PolicyVersion,
  type PublicText,
  type SharedValue,
} from '@koz/privacy-types';
import { asRead, given } from '@koz/testing';
import { BrokenStreamError, stateOf } from '../decider.js';
import { firstOfficer, secondOfficer } from '../testing/forgetting.js';
import { retentionPolicy } from '../testing/retention-policy.js';
import { controllerDecider, retentionInForce } from './controller.js';

/** The evening of 30 October in Brussels: the day after the clocks went back. */
const at = '2028-10-30T20:00:00.000Z' as Instant;
const day = (value: string) => value as OwnDate;
const today = day('2028-10-30');
const inAWeek = day('2028-11-06');

const policy = retentionPolicy();
const longer = retentionPolicy({ version: 2, thresholds: { P5Y: { anchor: 'childBirth', months: 72 } } });
const shorter = retentionPolicy({ version: 3, thresholds: { P5Y: { anchor: 'childBirth', months: 48 } } });

const registered: NewControllerEvent = {
  type: 'ControllerRegistered',
  data: { name: 'Stad Antwerpen' as PublicText, region: 'eu-be' },
};
const adopted = (document: RetentionPolicy, effectiveFrom = today): NewControllerEvent => ({
  type: 'RetentionPolicyAdopted',
  data: { policy: document, ground: 'councilDecision', effectiveFrom },
});
const proposed = (document: RetentionPolicy, proposedBy = firstOfficer): NewControllerEvent => ({
  type: 'RetentionPolicyProposed',
  data: { policy: document, ground: 'councilDecision', proposedBy, earliest: inAWeek },
});
const adopt = (document: RetentionPolicy, change: { effectiveFrom?: OwnDate; at?: Instant } = {}) =>
  ({
    type: 'adoptRetentionPolicy',
    policy: document,
    ground: 'councilDecision',
    actor: secondOfficer,
    at,
    ...change,
  }) as const;
const propose = (document: RetentionPolicy) =>
  ({
    type: 'proposeRetentionPolicy',
    policy: document,
    ground: 'councilDecision',
    actor: firstOfficer,
    at,
  }) as const;
const stateAfter = (...events: NewControllerEvent[]) =>
  stateOf(controllerDecider, events.map(asRead<ControllerEvent>));

describe('A retention policy', () => {
  it('is adopted at once when it is the first', () => {
    given(controllerDecider, [registered])
      .when(adopt(policy))
      .then([adopted(policy)]);
    given(controllerDecider, []).when(adopt(policy)).thenRefused('notRegistered');
  });

  it('must be proposed also as the first, when it keeps less than what holds by default', () => {
    const first = { ...adopt(shorter), byDefault: policy };
    given(controllerDecider, [registered]).when(first).thenRefused('proposalNeeded');
    given(controllerDecider, [registered, proposed(shorter)])
      .when(first)
      .then([adopted(shorter, inAWeek)]);
    given(controllerDecider, [registered])
      .when({ ...adopt(longer), byDefault: policy })
      .then([adopted(longer)]);
  });

  it('is adopted at once when it keeps longer, or from a later day', () => {
    given(controllerDecider, [registered, adopted(policy)])
      .when(adopt(longer))
      .then([adopted(longer)]);
    given(controllerDecider, [registered, adopted(policy)])
      .when(adopt(longer, { effectiveFrom: day('2029-01-01') }))
      .then([adopted(longer, day('2029-01-01'))]);
  });

  it('does not begin in the past', () => {
    given(controllerDecider, [registered])
      .when(adopt(policy, { effectiveFrom: day('2028-10-29') }))
      .thenRefused('effectiveTooEarly', { earliest: today });
  });

  it('must be proposed when it keeps less, seven days before it may be in force', () => {
    given(controllerDecider, [registered, adopted(policy)])
      .when(adopt(shorter))
      .thenRefused('proposalNeeded');
    given(controllerDecider, [registered, adopted(policy)])
      .when(propose(shorter))
      .then([proposed(shorter)]);
  });

  it('is adopted by a second person, as soon as the seven days are over', () => {
    const history = [registered, adopted(policy), proposed(shorter)];
    given(controllerDecider, history)
      .when(adopt(shorter))
      .then([adopted(shorter, inAWeek)]);
    given(controllerDecider, history)
      .when({ ...adopt(shorter), actor: firstOfficer })
      .thenRefused('secondPersonNeeded');
    given(controllerDecider, history)
      .when(adopt(shorter, { effectiveFrom: day('2028-11-05') }))
      .thenRefused('effectiveTooEarly', { earliest: inAWeek });
    given(controllerDecider, history)
      .when(adopt(shorter, { at: '2028-12-01T00:00:00.000Z' as Instant }))
      .then([adopted(shorter, day('2028-12-01'))]);
  });

  it('may be adopted by the first person too when another one proposed the same', () => {
    given(controllerDecider, [
      registered,
      adopted(policy),
      proposed(shorter),
      proposed(shorter, secondOfficer),
    ])
      .when({ ...adopt(shorter), actor: firstOfficer })
      .then([adopted(shorter, inAWeek)]);
  });

  it('must be the very document that was proposed', () => {
    const another = retentionPolicy({ version: 3, k: 7 });
    given(controllerDecider, [registered, adopted(policy), proposed(shorter)])
      .when(adopt(another))
      .thenRefused('proposalNeeded');
  });

  it('is proposed as one document under a version', () => {
    given(controllerDecider, [registered, adopted(policy), proposed(shorter)])
      .when(propose({ ...shorter, k: 7 }))
      .thenRefused('otherProposalStands');
  });

  it('is proposed no longer once somebody withdrew it, and may be proposed anew', () => {
    const withdrawal: NewControllerEvent = {
      type: 'RetentionPolicyProposalWithdrawn',
      data: { policyVersion: 'retention@3' as PolicyVersion },
    };
    const withdraw = { type: 'withdrawRetentionProposal', ...withdrawal.data } as const;
    const history = [registered, adopted(policy), proposed(shorter)];
    given(controllerDecider, history).when(withdraw).then([withdrawal]);
    given(controllerDecider, [...history, withdrawal])
      .when(withdraw)
      .thenRefused('noSuchProposal');
    given(controllerDecider, [...history, withdrawal])
      .when(adopt(shorter))
      .thenRefused('proposalNeeded');
    given(controllerDecider, [...history, withdrawal])
      .when(propose(shorter))
      .then([proposed(shorter)]);
    // What was adopted is no proposal any more.
    given(controllerDecider, [...history, adopted(shorter, inAWeek)])
      .when(withdraw)
      .thenRefused('noSuchProposal');
    expect(() => stateAfter(registered, withdrawal)).toThrow(BrokenStreamError);
  });

  it('keeps less also when it would overtake one that keeps more and has yet to begin', () => {
    const history = [registered, adopted(policy), adopted(longer, day('2029-01-01'))];
    given(controllerDecider, history)
      .when(adopt(retentionPolicy({ version: 3 })))
      .thenRefused('proposalNeeded');
  });

  it('is not adopted at a version that is not newer, nor when it is no policy', () => {
    given(controllerDecider, [registered, adopted(longer)])
      .when(adopt(policy))
      .thenRefused('policyVersionNotNewer', { newest: 2 });
    for (const command of [adopt, propose])
      given(controllerDecider, [registered])
        .when(command({ ...policy, k: 0 }))
        .thenRefused('invalidRetentionPolicy', { violations: ['k must be a whole number of at least 1'] });
  });

  it('is in force from its day on, the last one that has begun', () => {
    const state = stateAfter(registered, adopted(policy), proposed(shorter), adopted(shorter, inAWeek));
    expect(retentionInForce(state, '2028-10-29')).toBeUndefined();
    expect(retentionInForce(state, today)).toEqual(policy);
    expect(retentionInForce(state, '2028-11-05')).toEqual(policy);
    expect(retentionInForce(state, inAWeek)).toEqual(shorter);
    expect(retentionInForce(controllerDecider.initial, today)).toBeUndefined();
  });
});

const plans = Array.from({ length: 1001 }, (_, index): PlannedPlan => {
  const number = String(index).padStart(12, '0');
  return { carePlanId: uuid<CarePlanId>(`10000000-0000-4000-8000-${number}`), level: 'L2' };
});
const month = { batch: '2031-08' as BatchMonth, threshold: 'P5Y' } as const;
const how = { policyVersion: 'retention@1' as PolicyVersion, k: 5 };
const planBatch = { type: 'planBatch', ...month, ...how, plans } as const;
const planned = (part: number, parts: number, ofPart: readonly PlannedPlan[]): NewControllerEvent => ({
  type: 'AnonymisationBatchPlanned',
  data: { ...month, ...how, part, parts, plans: [...ofPart] },
});
const parts = [
  planned(1, 3, plans.slice(0, 500)),
  planned(2, 3, plans.slice(500, 1000)),
  planned(3, 3, plans.slice(1000)),
] as const;
const cells: TallyCell[] = [
  { dimension: 'postcode', value: '2018' as SharedValue, status: 'approved', count: 7 },
];
const tallied: NewControllerEvent = { type: 'CohortTallied', data: { ...month, cells } };
const tally = { type: 'tallyCohort', ...month, cells } as const;

describe('A month batch', () => {
  it('is planned in parts of at most 500 plans, in the order given', () => {
    given(controllerDecider, [registered]).when(planBatch).then(parts);
    given(controllerDecider, [registered])
      .when({ ...planBatch, plans: [] })
      .then([planned(1, 1, [])]);
  });

  it('is never planned anew once it stands whole, so that no group of k changes', () => {
    given(controllerDecider, [registered, ...parts])
      .when({ ...planBatch, plans: [...plans].reverse() })
      .then([]);
  });

  it('is planned anew when a crash left it in part', () => {
    given(controllerDecider, [registered, parts[0], parts[1]])
      .when({ ...planBatch, plans: plans.slice(0, 2) })
      .then([planned(1, 1, plans.slice(0, 2))]);
  });

  it('is tallied once, when all its parts stand', () => {
    given(controllerDecider, [registered, parts[0]]).when(tally).thenRefused('batchNotPlanned');
    given(controllerDecider, [registered, ...parts])
      .when(tally)
      .then([tallied]);
    given(controllerDecider, [registered, ...parts, tallied])
      .when(tally)
      .then([]);
  });

  it('is apart from that of another month, and from plans that ended', () => {
    const ended = { ...month, threshold: 'withdrawal' } as const;
    given(controllerDecider, [registered, ...parts])
      .when({ ...tally, ...ended })
      .thenRefused('batchNotPlanned');
    given(controllerDecider, [registered, ...parts])
      .when({ ...planBatch, ...ended, plans: [] })
      .then([
        { type: 'AnonymisationBatchPlanned', data: { ...ended, ...how, part: 1, parts: 1, plans: [] } },
      ]);
  });

  it.each([
    ['has a part without the one before', [parts[1]]],
    ['skips a part', [parts[0], parts[2]]],
    ['is planned anew after it stood whole', [...parts, parts[0]]],
    ['is tallied before it is planned', [tallied]],
    ['is tallied twice', [...parts, tallied, tallied]],
  ])('is not made up for a stream in which it %s', (_what, events) => {
    expect(() => stateAfter(registered, ...events)).toThrow(BrokenStreamError);
  });
});

describe('A restore', () => {
  it('declares the positions that it lost, and changes nothing else', () => {
    const restored: NewControllerEvent = { type: 'LogRestored', data: { from: 120, to: 134 } };
    given(controllerDecider, [registered])
      .when({ type: 'declareRestored', from: 120, to: 134 })
      .then([restored]);
    expect(retentionInForce(stateAfter(registered, adopted(policy), restored), today)).toEqual(policy);
  });
});
