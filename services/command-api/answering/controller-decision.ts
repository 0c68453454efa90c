import { requestCommandId, type CommandContext } from '@koz/command-handling';
import { plainDateRule, ruleMessage } from '@koz/domain';
import { invalid, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { canonicalJson } from '@koz/privacy-keys';
import type { OwnDate, Uuid } from '@koz/privacy-types';

/** What a request about a decision of the own controller says but for its body. */
export interface ControllerRequest {
  readonly principal: Principal;
  readonly key: Uuid;
  readonly expected: number | undefined;
}

/**
 * In what a data protection officer decides on its own controller's stream.
 *
 * @param route as it is called, `POST /api/v1/privacy/departure`: another call with the same key is another command
 * @throws Problem 403 for a token that names no controller
 */
export function controllerContext(
  { principal: { controller, actorId }, key, expected }: ControllerRequest,
  route: string,
  body: Readonly<Record<string, unknown>>,
): CommandContext {
  if (controller === undefined) throw new Problem('forbidden');
  return {
    commandId: requestCommandId(actorId, route, key),
    actor: actorId,
    scope: { controller },
    body: canonicalJson(body),
    ...(expected === undefined ? {} : { expectedRevision: expected }),
  };
}

/** @throws Problem 400 naming `effectiveFrom` for what is no day */
export function effectiveDay(given: string | undefined): OwnDate | undefined {
  if (given === undefined) return undefined;
  const day = plainDateRule(given);
  if (!day.ok) throw invalid({ field: 'effectiveFrom', rule: day.rule, message: ruleMessage(day.rule) });
  return day.value as OwnDate;
}
