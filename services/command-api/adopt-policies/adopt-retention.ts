import {
  controllerStream,
  handle,
  loadController,
  type CommandContext,
  type Outcome,
} from '@koz/command-handling';
import {
  controllerDecider,
  type ControllerCommand,
  type ControllerRefusal,
  type ControllerState,
} from '@koz/domain';
import { policyVersionOf, type RetentionGround, type RetentionPolicy } from '@koz/events';
import { Problem } from '@koz/http';
import { defaultRetentionPolicy } from '@koz/retention';
import type { OwnDate } from '@koz/privacy-types';
import type { CommandApiDeps } from '../deps.js';
import type { AdoptedPoliciesAnswer } from './adopt-policies.dto.js';
import { dayText, problemOfControllerRefusal } from './policy-problems.js';

/** What an officer decides on retention. */
export interface RetentionDecision {
  readonly policy: RetentionPolicy;
  readonly ground: RetentionGround;
  readonly effectiveFrom?: OwnDate | undefined;
}

/**
 * Adopts a retention policy where that takes one person, or as the second of two; proposes it where it keeps less and
 * nobody proposed it. The same command, sent again, is answered with what it came to the first time.
 * @throws Problem where it takes no effect
 */
export async function adoptRetention(
  deps: CommandApiDeps,
  context: CommandContext,
  decision: RetentionDecision,
): Promise<AdoptedPoliciesAnswer> {
  const { controller } = context.scope;
  const said = { ...decision, actor: context.actor, at: deps.clock.now() };
  const decide = (command: ControllerCommand) =>
    handle(deps, {
      stream: controllerStream(controller),
      decider: controllerDecider,
      command,
      context,
    });
  let outcome = await decide({ type: 'adoptRetentionPolicy', ...said, byDefault: defaultRetentionPolicy });
  if (outcome.outcome === 'refused' && outcome.refusal.code === 'proposalNeeded')
    outcome = await decide({ type: 'proposeRetentionPolicy', ...said });
  const { revision, position } = doneOrProblem(outcome, 'retention');
  const event = (await loadController(deps, controller)).events[revision];
  if (event?.type === 'RetentionPolicyAdopted') {
    const { effectiveFrom, policy } = event.data;
    return {
      adopted: 'retention',
      policyVersion: policyVersionOf(policy),
      effectiveFrom,
      text: `Dit bewaarbeleid is aangenomen en geldt vanaf ${dayText(effectiveFrom)}. Wat al vernietigd is, komt niet terug.`,
      revision,
      position,
    };
  }
  if (event?.type !== 'RetentionPolicyProposed')
    throw new TypeError('a decision on retention is an adoption or a proposal');
  const { earliest, policy } = event.data;
  return {
    adopted: 'proposal',
    policyVersion: policyVersionOf(policy),
    earliest,
    confirmBy: 'anotherOfficer',
    text:
      'Dit beleid bewaart minder of korter. Het is voorgesteld en geldt nog niet: een andere functionaris voor ' +
      `gegevensbescherming moet het bevestigen, en het kan ingaan vanaf ${dayText(earliest)}.`,
    revision,
    position,
  };
}

/** @throws Problem for a decision that took no effect */
export function doneOrProblem(
  outcome: Outcome<ControllerState, ControllerRefusal>,
  document: 'method' | 'retention',
): Extract<typeof outcome, { outcome: 'done' }> {
  switch (outcome.outcome) {
    case 'done':
      return outcome;
    case 'refused':
      throw problemOfControllerRefusal(outcome.refusal, document);
    case 'stale':
      throw new Problem('stale-revision');
    case 'keyReused':
      throw new Problem('idempotency-key-reused');
    case 'contended':
      throw new Problem('conflict');
  }
}
