import { Command } from '@nestjs/cqrs';
import { requestCommandId, type CarePlanOutcome, type CommandContext } from '@koz/command-handling';
import { notFound } from '@koz/http';
import type { Principal } from '@koz/identity';
import { canonicalJson } from '@koz/privacy-keys';
import type { CarePlanId, Uuid } from '@koz/privacy-types';
import type { CarePlanAnswer } from './care-plan.dto.js';
import { hasConfirmedPlace } from '@koz/domain';
import type { FoundCarePlan } from './find-application.js';
import { problemOfOutcome } from './problems.js';

/** All that a request about a plan says but for its body. */
export interface CarePlanRequest {
  readonly principal: Principal;
  readonly id: CarePlanId;
  readonly key: Uuid;
  readonly expected: number | undefined;
  /** Method and path below the plan, ids left out: `POST confirm-place`. */
  readonly route: string;
}

/** A step of a family, or of its service point, on its plan. Each use case has a class of its own for the bus. */
export abstract class CarePlanStep<Body extends object, Answer = CarePlanAnswer> extends Command<Answer> {
  readonly principal: Principal;
  readonly carePlanId: CarePlanId;
  /** All but the scope, which is known once the plan's owner is. */
  readonly context: Omit<CommandContext, 'scope'>;

  constructor(
    { principal, id, key, expected, route }: CarePlanRequest,
    readonly body: Body,
  ) {
    super();
    this.principal = principal;
    this.carePlanId = id;
    const [method = '', path = ''] = route.split(' ');
    const address = ['/api/v1/care-plans', id, ...(path === '' ? [] : [path])].join('/');
    this.context = {
      commandId: requestCommandId(principal.actorId, `${method} ${address}`, key),
      actor: principal.actorId,
      body: canonicalJson({ ...(body as Readonly<Record<string, unknown>>) }),
      ...(expected === undefined ? {} : { expectedRevision: expected }),
    };
  }
}

/** The step's context in full, once the plan was found. */
export const contextOnPlan = (
  { context }: Pick<CarePlanStep<object>, 'context'>,
  { scope, policyVersion }: FoundCarePlan,
): CommandContext => ({ ...context, scope, ...(policyVersion === undefined ? {} : { policyVersion }) });

/**
 * The answer to a step.
 * @throws Problem for one that took no effect
 */
export function carePlanAnswer(carePlanId: CarePlanId, outcome: CarePlanOutcome): CarePlanAnswer {
  if (outcome.outcome !== 'done') throw problemOfOutcome(outcome);
  const { state, revision, position } = outcome;
  if (state.status === 'notFiled') throw notFound();
  const isPlaced = hasConfirmedPlace(state);
  return {
    carePlanId,
    status: state.status,
    // To a family a kept part-week place is a place, also while the plan is open to others.
    place: state.place === 'none' && isPlaced ? 'confirmed' : state.place,
    keepLooking: isPlaced && state.place !== 'confirmed',
    revision,
    position,
  };
}
