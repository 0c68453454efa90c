import { Command } from '@nestjs/cqrs';
import { controllerStream, handle, loadController, type CommandContext } from '@koz/command-handling';
import { controllerDecider } from '@koz/domain';
import { policyVersionOf } from '@koz/events';
import { consulted, notFound } from '@koz/http';
import type { PolicyVersion } from '@koz/privacy-types';
import type { AdoptedPoliciesAnswer } from '../adopt-policies/adopt-policies.dto.js';
import { adoptRetention, doneOrProblem } from '../adopt-policies/adopt-retention.js';
import { controllerContext, effectiveDay, type ControllerRequest } from '../answering/controller-decision.js';
import type { CommandApiDeps } from '../deps.js';
import type { ConfirmProposalBody, WithdrawnProposalAnswer } from './retention-proposals.dto.js';

/** What a request about a proposal says but for its body. */
export interface ProposalRequest extends ControllerRequest {
  /** `retention@2`: a version names one document while it is proposed. */
  readonly policyVersion: string;
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
  return adoptRetention(deps, context, { policy, ground, effectiveFrom: effectiveDay(body.effectiveFrom) });
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
  request: ProposalRequest,
  method: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
): CommandContext {
  const { policyVersion } = request;
  if (!/^[a-z][a-z0-9-]{0,39}@[1-9]\d{0,8}$/.test(policyVersion)) throw notFound();
  return controllerContext(
    request,
    `${method} /api/v1/privacy/policies/proposals/${policyVersion}${path}`,
    body,
  );
}
