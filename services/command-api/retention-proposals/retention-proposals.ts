import { Command } from '@nestjs/cqrs';
import {
  controllerStream,
  handle,
  loadController,
  requestCommandId,
  type CommandContext,
} from '@koz/command-handling';
import { controllerDecider, plainDateRule, ruleMessage } from '@koz/domain';
import { policyVersionOf } from '@koz/events';
import { consulted, invalid, notFound, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { canonicalJson } from '@koz/privacy-keys';
import type { OwnDate, PolicyVersion, Uuid } from '@koz/privacy-types';
import type { AdoptedPoliciesAnswer } from '../adopt-policies/adopt-policies.dto.js';
import { adoptRetention, doneOrProblem } from '../adopt-policies/adopt-retention.js';
import type { CommandApiDeps } from '../deps.js';
import type { ConfirmProposalBody, WithdrawnProposalAnswer } from './retention-proposals.dto.js';

/** What a request about a proposal says but for its body. */
export interface ProposalRequest {
  readonly principal: Principal;
  /** `retention@2`: a version names one document while it is proposed. */
  readonly policyVersion: string;
  readonly key: Uuid;
  readonly expected: number | undefined;
}

/** A second officer confirms what another proposed. */
export class ConfirmProposal extends Command<AdoptedPoliciesAnswer> {
  constructor(
    readonly request: ProposalRequest,
    readonly body: ConfirmProposalBody,
  ) {
    super();
  }
}

/** An officer takes a proposal back, its own or another's. */
export class WithdrawProposal extends Command<WithdrawnProposalAnswer> {
  constructor(
    readonly request: ProposalRequest,
    /** Why, for the record. */
    readonly reason?: string,
  ) {
    super();
  }
}

/** @throws Problem 404 where nothing is proposed under that version; 409 for who proposed it */
export async function confirmProposal(
  deps: CommandApiDeps,
  { request, body }: ConfirmProposal,
): Promise<AdoptedPoliciesAnswer> {
  const context = contextOf(request, 'POST', '/confirm', { ...body });
  const { principal, policyVersion: subject } = request;
  await consulted(deps, principal, { action: 'changeRetentionPolicy', reason: body.reason, subject });
  const { state } = await loadController(deps, context.scope.controller);
  const proposed = state.status === 'registered' ? (state.retention?.proposed ?? []) : [];
  // One that was adopted meanwhile is among them: its confirmation, sent again, is answered as the first time.
  const proposal = proposed.find(({ policy }) => policyVersionOf(policy) === request.policyVersion);
  if (!proposal) throw notFound();
  const { policy, ground } = proposal;
  return adoptRetention(deps, context, { policy, ground, effectiveFrom: dayOf(body.effectiveFrom) });
}

/** @throws Problem 404 where nothing is proposed under that version any more */
export async function withdrawProposal(
  deps: CommandApiDeps,
  { request, reason }: WithdrawProposal,
): Promise<WithdrawnProposalAnswer> {
  const context = contextOf(request, 'DELETE', '', {});
  const { principal, policyVersion: subject } = request;
  await consulted(deps, principal, { action: 'withdrawRetentionProposal', reason, subject });
  const policyVersion = request.policyVersion as PolicyVersion;
  const outcome = await handle(deps, {
    stream: controllerStream(context.scope.controller),
    decider: controllerDecider,
    command: { type: 'withdrawRetentionProposal', policyVersion },
    context,
  });
  const { revision, position } = doneOrProblem(outcome, 'retention');
  const text = 'Het voorstel is ingetrokken. Het bewaarbeleid dat gold, blijft gelden.';
  return { policyVersion, text, revision, position };
}

function contextOf(
  { principal, policyVersion, key, expected }: ProposalRequest,
  method: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
): CommandContext {
  const { controller, actorId } = principal;
  if (controller === undefined) throw new Problem('forbidden');
  if (!/^[a-z][a-z0-9-]{0,39}@[1-9]\d{0,8}$/.test(policyVersion)) throw notFound();
  const route = `${method} /api/v1/privacy/policies/proposals/${policyVersion}${path}`;
  return {
    commandId: requestCommandId(actorId, route, key),
    actor: actorId,
    scope: { controller },
    body: canonicalJson(body),
    ...(expected === undefined ? {} : { expectedRevision: expected }),
  };
}

function dayOf(given: string | undefined): OwnDate | undefined {
  if (given === undefined) return undefined;
  const day = plainDateRule(given);
  if (!day.ok) throw invalid({ field: 'effectiveFrom', rule: day.rule, message: ruleMessage(day.rule) });
  return day.value as OwnDate;
}
