import { controllerStream, handle, loadController } from '@koz/command-handling';
import { comparePolicies, parsePolicy, policyVersionOf } from '@koz/disclosure';
import {
  controllerDecider,
  dayInBelgium,
  methodInForce,
  plainDateRule,
  ruleMessage,
  stateOf,
  type ControllerCommand,
} from '@koz/domain';
import { methodGrounds, retentionGrounds, type MethodGround, type RetentionGround } from '@koz/events';
import { consulted, invalid, type FieldError } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { ControllerId, Instant, OwnDate, PublicText, Uuid } from '@koz/privacy-types';
import { parseRetentionPolicy } from '@koz/retention';
import { Command } from '@nestjs/cqrs';
import { controllerContext } from '../answering/controller-decision.js';
import type { CommandApiDeps } from '../deps.js';
import type { AdoptedPoliciesAnswer, AdoptPoliciesBody } from './adopt-policies.dto.js';
import { adoptRetention, doneOrProblem, type RetentionDecision } from './adopt-retention.js';
import { errorsOfMethod, errorsOfRetention } from './policy-problems.js';

/** A data protection officer writes down what its own controller decided: a disclosure method, terms, or retention. */
export class AdoptPolicies extends Command<AdoptedPoliciesAnswer> {
  constructor(
    readonly principal: Principal,
    readonly body: AdoptPoliciesBody,
    readonly key: Uuid,
    readonly expected: number | undefined,
  ) {
    super();
  }
}

/** @throws Problem where it takes no effect; 403 for a token that names no controller */
export async function adoptPolicies(
  deps: CommandApiDeps,
  { principal, body, key, expected }: AdoptPolicies,
): Promise<AdoptedPoliciesAnswer> {
  const errors = errorsOf(body, deps.clock.now());
  if (errors.length > 0) throw invalid(...errors);
  const controller = await consulted(deps, principal, {
    action: body.retention ? 'changeRetentionPolicy' : 'adoptPolicy',
    reason: body.ground,
  });
  const context = controllerContext({ principal, key, expected }, 'PUT /api/v1/privacy/policies', {
    ...body,
    ...(body.terms && { terms: { ...body.terms } }),
  });
  if (body.retention) return adoptRetention(deps, context, retentionOf(body));
  const outcome = await handle(deps, {
    stream: controllerStream(controller),
    decider: controllerDecider,
    command: commandOf(body),
    context,
  });
  const { revision, position } = doneOrProblem(outcome, 'method');
  if (!body.method) return { adopted: 'terms', revision, position };
  return { adopted: 'method', ...(await changesOf(deps, controller, revision)), revision, position };
}

/** What the method adopted at a revision changes beside the one that was in force before it. */
async function changesOf(deps: CommandApiDeps, controller: ControllerId, revision: number) {
  const { events } = await loadController(deps, controller);
  const [before, after] = [revision, revision + 1].map((count) =>
    methodInForce(stateOf(controllerDecider, events.slice(0, count))),
  );
  if (!after) throw new TypeError('the method that was adopted is not in the stream');
  const policyVersion = policyVersionOf(after);
  return before ? { policyVersion, ...comparePolicies(before, after) } : { policyVersion };
}

function commandOf({ ground: given, groundDate, method, terms }: AdoptPoliciesBody): ControllerCommand {
  const date = groundDate === undefined ? undefined : plainDateRule(groundDate);
  const ground = given as MethodGround;
  const grounds = { ground, ...(date?.ok && { groundDate: date.value as PublicText }) };
  if (method) return { type: 'adoptDisclosureMethod', policy: parsePolicy(method), ...grounds };
  if (!terms) throw new TypeError('checked before: either a method or terms');
  const { takeUpDays, confirmDays, handling, roundMonthsBefore } = terms;
  return {
    type: 'adoptHandlingTerms',
    ...{ takeUpDays, confirmDays, handling },
    ...(roundMonthsBefore !== undefined && { roundMonthsBefore }),
    ...grounds,
  };
}

function retentionOf({ retention, ground, effectiveFrom }: AdoptPoliciesBody): RetentionDecision {
  const from = effectiveFrom === undefined ? undefined : plainDateRule(effectiveFrom);
  return {
    policy: parseRetentionPolicy(retention),
    ground: ground as RetentionGround,
    ...(from?.ok && { effectiveFrom: from.value as OwnDate }),
  };
}

/** All that is wrong with the request, in one answer. */
function errorsOf(body: AdoptPoliciesBody, now: Instant): FieldError[] {
  const { ground, groundDate, effectiveFrom, method, terms, retention } = body;
  const errors: FieldError[] = [];
  if ([method, terms, retention].filter((each) => each !== undefined).length !== 1)
    errors.push({
      field: 'method',
      rule: 'methodOrTerms',
      message: 'Geef een methode, termijnen of een bewaarbeleid, een van de drie.',
    });
  const grounds: readonly string[] = retention === undefined ? methodGrounds : retentionGrounds;
  if (!grounds.includes(ground))
    errors.push({ field: 'ground', rule: 'isIn', message: `Kies een van: ${grounds.join(', ')}.` });
  if (retention !== undefined) return [...errors, ...errorsAboutRetention(body)];
  if (effectiveFrom !== undefined)
    errors.push({
      field: 'effectiveFrom',
      rule: 'withRetentionOnly',
      message: 'Een dag van ingang hoort alleen bij een bewaarbeleid.',
    });
  if (groundDate !== undefined) {
    const date = plainDateRule(groundDate);
    if (!date.ok) errors.push({ field: 'groundDate', rule: date.rule, message: ruleMessage(date.rule) });
    else if (date.value > dayInBelgium(now))
      errors.push({
        field: 'groundDate',
        rule: 'dateInFuture',
        message: 'Deze datum ligt in de toekomst.',
      });
  } else if (ground !== 'regionDefault')
    errors.push({ field: 'groundDate', rule: 'required', message: ruleMessage('required') });
  if (method !== undefined) errors.push(...errorsOfMethod(method));
  return errors;
}

function errorsAboutRetention({ retention, groundDate, effectiveFrom }: AdoptPoliciesBody): FieldError[] {
  const errors: FieldError[] = [];
  if (groundDate !== undefined)
    errors.push({
      field: 'groundDate',
      rule: 'notWithRetention',
      message: 'Bij een bewaarbeleid hoort geen datum van het advies.',
    });
  const from = effectiveFrom === undefined ? undefined : plainDateRule(effectiveFrom);
  if (from && !from.ok)
    errors.push({ field: 'effectiveFrom', rule: from.rule, message: ruleMessage(from.rule) });
  return [...errors, ...errorsOfRetention(retention)];
}
