import { controllerDecider, retentionPolicyOn, standingProposals, stateOf } from '@koz/domain';
import type { RecordedControllerEvent } from '@koz/disclosure';
import { policyVersionOf } from '@koz/events';
import type { ActorId, PlainDate } from '@koz/privacy-types';
import { defaultRetentionPolicy } from '@koz/retention';
import type { AdoptedRetentionAnswer, RetentionPoliciesAnswer } from './policies.dto.js';

/**
 * What a controller decided on retention, as one of its officers sees it on a day: in force, to come, over, and proposed.
 * @param asks the officer: who proposed something cannot confirm it
 */
export function retentionAnswer(
  events: readonly RecordedControllerEvent[],
  today: PlainDate,
  asks: ActorId,
): RetentionPoliciesAnswer {
  const adopted = events.flatMap((event): AdoptedRetentionAnswer[] => {
    if (event.type !== 'RetentionPolicyAdopted') return [];
    const { policy } = event.data;
    return [{ policyVersion: policyVersionOf(policy), ...event.data, adoptedAt: event.metadata.at }];
  });
  const state = stateOf(controllerDecider, events);
  const retention = state.status === 'registered' ? state.retention : undefined;
  const policy = (retention && retentionPolicyOn(retention, today)) ?? defaultRetentionPolicy;
  const adoption = adopted.findLast((each) => each.policy === policy) ?? null;
  const begins = (one: AdoptedRetentionAnswer, other: AdoptedRetentionAnswer) =>
    one.effectiveFrom < other.effectiveFrom ? -1 : 1;
  return {
    policy,
    policyVersion: policyVersionOf(policy),
    adoption,
    coming: adopted.filter(({ effectiveFrom }) => effectiveFrom > today).sort(begins),
    earlier: adopted.filter((each) => each !== adoption && each.effectiveFrom <= today).reverse(),
    proposals: retention ? proposalsOf(events, standingProposals(retention), asks) : [],
  };
}

/** Each with the moment in which it was proposed, which its event tells. */
const proposalsOf = (
  events: readonly RecordedControllerEvent[],
  standing: ReturnType<typeof standingProposals>,
  asks: ActorId,
): RetentionPoliciesAnswer['proposals'] =>
  standing.flatMap((proposal) => {
    const event = events.find(({ data }) => data === proposal);
    if (!event) throw new TypeError('a proposal that stands was read from its event');
    const { policy, ground, earliest, proposedBy } = proposal;
    const policyVersion = policyVersionOf(policy);
    const proposedAt = event.metadata.at;
    return [{ policyVersion, policy, ground, earliest, proposedAt, mayConfirm: proposedBy !== asks }];
  });
