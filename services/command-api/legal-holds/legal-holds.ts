import { Command } from '@nestjs/cqrs';
import {
  carePlanStream,
  derivedUuid,
  handle,
  loadCarePlan,
  requestCommandId,
  type CommandContext,
} from '@koz/command-handling';
import {
  carePlanDecider,
  forgettingOf,
  plainDateRule,
  ruleMessage,
  type CarePlanState,
  type HoldCommand,
} from '@koz/domain';
import { consulted, invalid, notFound } from '@koz/http';
import type { Principal } from '@koz/identity';
import { canonicalJson } from '@koz/privacy-keys';
import type { CarePlanId, HoldId, OwnDate, Uuid } from '@koz/privacy-types';
import { findCarePlan, type FoundCarePlan } from '../answering/find-application.js';
import { problemOfOutcome } from '../answering/problems.js';
import type { CommandApiDeps } from '../deps.js';
import type { LegalHoldAnswer, PlaceHoldBody } from './legal-holds.dto.js';

/** What a request about a hold says but for what it is about. */
export interface HoldRequest {
  readonly principal: Principal;
  readonly key: Uuid;
  readonly expected: number | undefined;
}

/** An officer stops the clock of a plan of its own controller. */
export class PlaceLegalHold extends Command<LegalHoldAnswer> {
  constructor(
    readonly request: HoldRequest,
    readonly body: PlaceHoldBody,
  ) {
    super();
  }
}

/** An officer asks to lift a hold, or as the second person lifts it. */
export class LiftLegalHold extends Command<LegalHoldAnswer> {
  constructor(
    readonly request: HoldRequest,
    readonly holdId: HoldId,
    readonly carePlanId: CarePlanId | undefined,
    /** Why, for the record. */
    readonly reason?: string,
  ) {
    super();
  }
}

/** @throws Problem 404 for a plan that is not the controller's; 409 for one of which nothing, or too little, is left */
export async function placeLegalHold(
  deps: CommandApiDeps,
  { request, body }: PlaceLegalHold,
): Promise<LegalHoldAnswer> {
  const expires = plainDateRule(body.expires);
  if (!expires.ok)
    throw invalid({ field: 'expires', rule: expires.rule, message: ruleMessage(expires.rule) });
  const carePlanId = body.carePlanId as CarePlanId;
  const subject = `carePlan-${carePlanId}`;
  await consulted(deps, request.principal, { action: 'placeHold', reason: body.reason, subject });
  const found = await findCarePlan(deps, request.principal, carePlanId);
  const context = contextOf(request, found, 'POST /api/v1/privacy/holds', { ...body });
  // The same request, sent again, means the same hold.
  const holdId: HoldId = derivedUuid('koz/hold-id/v1', context.commandId);
  return change(deps, context, carePlanId, {
    type: 'placeHold',
    holdId,
    reason: body.reason,
    expires: expires.value as OwnDate,
    keeps: body.keeps ?? 'whatIsLeft',
    at: deps.clock.now(),
  });
}

/** @throws Problem 404 for a hold that is not there; 409 for who asked to lift it and now would lift it too */
export async function liftLegalHold(
  deps: CommandApiDeps,
  { request, holdId, carePlanId: given, reason }: LiftLegalHold,
): Promise<LegalHoldAnswer> {
  await consulted(deps, request.principal, { action: 'releaseHold', reason, subject: `hold-${holdId}` });
  const { controller, actorId: actor } = request.principal;
  const carePlanId = given ?? (controller && (await deps.planOfHold?.(controller, holdId)));
  if (carePlanId === undefined) throw notFound();
  const found = await findCarePlan(deps, request.principal, carePlanId);
  const context = contextOf(request, found, `DELETE /api/v1/privacy/holds/${holdId}`, {});
  const { state } = await loadCarePlan(deps, found.scope, carePlanId);
  const hold = holdOf(state, holdId);
  const type = hold?.liftRequestedBy === undefined ? 'requestHoldLift' : 'liftHold';
  const answer = await change(deps, context, carePlanId, { type, holdId, actor });
  // What the hold kept may be due.
  if (answer.state === 'lifted') await deps.wakeRetention?.([found.scope.controller], 'holdLifted');
  return answer;
}

async function change(
  deps: CommandApiDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  command: HoldCommand,
): Promise<LegalHoldAnswer> {
  const stream = carePlanStream(carePlanId);
  const outcome = await handle(deps, { stream, decider: carePlanDecider, command, context });
  if (outcome.outcome !== 'done') throw problemOfOutcome(outcome);
  const { revision, position } = outcome;
  return { carePlanId, ...standing(outcome.state, command.holdId), revision, position };
}

function standing(
  state: CarePlanState,
  holdId: HoldId,
): Pick<LegalHoldAnswer, 'holdId' | 'state' | 'holds' | 'text'> {
  if (state.status === 'notFiled') throw notFound();
  const holds = forgettingOf(state).fence === 'none' ? 'everything' : 'whatIsLeft';
  const hold = holdOf(state, holdId);
  if (!hold)
    return {
      ...{ holdId, state: 'lifted', holds },
      text: 'De bewaring is opgeheven. Wat intussen vernietigd had moeten zijn, wordt nu vernietigd.',
    };
  if (hold.liftRequestedBy !== undefined)
    return {
      ...{ holdId, state: 'liftRequested', holds },
      text: 'Er is gevraagd om de bewaring op te heffen. Ze geldt tot een andere functionaris dat bevestigt.',
    };
  const day = hold.expires.split('-').reverse().join('/');
  const what =
    holds === 'everything'
      ? 'Van dit opvangplan wordt niets vernietigd'
      : 'De precieze gegevens van dit opvangplan zijn al vernietigd. Wat er nog is, wordt niet vernietigd';
  return {
    ...{ holdId, state: 'placed', holds },
    text: `${what} tot ${day}, of tot twee personen de bewaring opheffen.`,
  };
}

const holdOf = (state: CarePlanState, holdId: HoldId) =>
  state.status === 'notFiled' ? undefined : forgettingOf(state).holds.find((hold) => hold.holdId === holdId);

const contextOf = (
  { principal: { actorId }, key, expected }: HoldRequest,
  { scope, policyVersion }: FoundCarePlan,
  route: string,
  body: Readonly<Record<string, unknown>>,
): CommandContext => ({
  commandId: requestCommandId(actorId, route, key),
  actor: actorId,
  scope,
  body: canonicalJson(body),
  ...(policyVersion !== undefined && { policyVersion }),
  ...(expected === undefined ? {} : { expectedRevision: expected }),
});
