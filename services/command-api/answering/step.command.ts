import { Command } from '@nestjs/cqrs';
import { requestCommandId, type CommandContext, type StepOutcome } from '@koz/command-handling';
import type { ReasonCode } from '@koz/events';
import { notFound } from '@koz/http';
import type { Principal } from '@koz/identity';
import { canonicalJson } from '@koz/privacy-keys';
import type { ApplicationId, Uuid } from '@koz/privacy-types';
import type { FoundApplication } from './find-application.js';
import { problemOfOutcome } from './problems.js';
import type { StepAnswer, StepBody } from './step.dto.js';

/** The steps that have a route of their own, in the words of the routes. */
export type StepRoute = 'no-place' | 'accept' | 'approve' | 'undo-approval' | 'reject' | 'withdraw';

/** What a request for a step says. */
export interface StepRequest {
  readonly principal: Principal;
  readonly id: ApplicationId;
  readonly body: StepBody | undefined;
  readonly key: Uuid;
  readonly expected: number | undefined;
}

/** A step on an application: whose, on what, and why. Each use case has a class of its own for the bus. */
export abstract class StepCommand extends Command<StepAnswer> {
  readonly principal: Principal;
  readonly applicationId: ApplicationId;
  readonly reason: ReasonCode | undefined;
  /** All but the scope, which is known once the application's owner is. */
  readonly context: Omit<CommandContext, 'scope'>;

  constructor({ principal, id, body, key, expected }: StepRequest, route: StepRoute) {
    super();
    this.principal = principal;
    this.applicationId = id;
    this.reason = body?.reason;
    this.context = {
      commandId: requestCommandId(principal.actorId, `POST /api/v1/applications/${id}/${route}`, key),
      actor: principal.actorId,
      body: canonicalJson(this.reason === undefined ? {} : { reason: this.reason }),
      ...(expected === undefined ? {} : { expectedRevision: expected }),
    };
  }
}

/** The step's context in full, once the application was found. */
export const contextFor = (
  { context }: StepCommand,
  { scope, policyVersion }: FoundApplication,
): CommandContext => ({ ...context, scope, ...(policyVersion === undefined ? {} : { policyVersion }) });

/**
 * The answer to a step.
 * @throws Problem for one that took no effect
 */
export function stepAnswer(applicationId: ApplicationId, outcome: StepOutcome): StepAnswer {
  if (outcome.outcome !== 'done') throw problemOfOutcome(outcome);
  const { state, revision, position } = outcome;
  if (state.status === 'notCreated') throw notFound();
  return { applicationId, status: state.status, revision, position };
}
