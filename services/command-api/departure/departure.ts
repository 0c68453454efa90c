import { Command } from '@nestjs/cqrs';
import { controllerStream, handle, loadController, type CommandContext } from '@koz/command-handling';
import { controllerDecider, daysOfNotice, type DepartureCommand } from '@koz/domain';
import { consulted } from '@koz/http';
import { doneOrProblem } from '../adopt-policies/adopt-retention.js';
import { dayText } from '../adopt-policies/policy-problems.js';
import { controllerContext, effectiveDay, type ControllerRequest } from '../answering/controller-decision.js';
import type { CommandApiDeps } from '../deps.js';
import type { ConfirmDepartureBody, DepartureDecisionAnswer, ProposeDepartureBody } from './departure.dto.js';

const route = '/api/v1/privacy/departure';

/** An officer proposes that its controller leaves. */
export class ProposeDeparture extends Command<DepartureDecisionAnswer> {
  constructor(
    readonly request: ControllerRequest,
    readonly body: ProposeDepartureBody,
  ) {
    super();
  }
}

/** A second officer confirms it. */
export class ConfirmDeparture extends Command<DepartureDecisionAnswer> {
  constructor(
    readonly request: ControllerRequest,
    readonly body: ConfirmDepartureBody,
  ) {
    super();
  }
}

/** An officer takes it back. */
export class WithdrawDeparture extends Command<DepartureDecisionAnswer> {
  constructor(
    readonly request: ControllerRequest,
    /** Why, for the record. */
    readonly reason?: string,
  ) {
    super();
  }
}

/** @throws Problem 409 where it is proposed by another, confirmed, or under way */
export async function proposeDeparture(
  deps: CommandApiDeps,
  { request, body }: ProposeDeparture,
): Promise<DepartureDecisionAnswer> {
  const { principal } = request;
  const context = controllerContext(request, `POST ${route}`, { ...body });
  await consulted(deps, principal, { action: 'proposeDeparture', reason: body.reason });
  return decide(deps, context, { type: 'proposeDeparture', actor: principal.actorId });
}

/** @throws Problem 404 where nobody proposed it; 409 for who did; 400 for a day that is too early */
export async function confirmDeparture(
  deps: CommandApiDeps,
  { request, body }: ConfirmDeparture,
): Promise<DepartureDecisionAnswer> {
  const { principal } = request;
  const context = controllerContext(request, `POST ${route}/confirm`, { ...body });
  await consulted(deps, principal, { action: 'confirmDeparture', reason: body.reason });
  const effectiveFrom = effectiveDay(body.effectiveFrom);
  const said = { actor: principal.actorId, effectiveFrom, at: deps.clock.now() };
  return decide(deps, context, { type: 'confirmDeparture', ...said });
}

/** @throws Problem 404 where there is nothing to take back; 409 once its day has come */
export async function withdrawDeparture(
  deps: CommandApiDeps,
  { request, reason }: WithdrawDeparture,
): Promise<DepartureDecisionAnswer> {
  const context = controllerContext(request, `DELETE ${route}`, {});
  await consulted(deps, request.principal, { action: 'withdrawDeparture', reason });
  return decide(deps, context, { type: 'withdrawDeparture', at: deps.clock.now() });
}

async function decide(
  deps: CommandApiDeps,
  context: CommandContext,
  command: DepartureCommand,
): Promise<DepartureDecisionAnswer> {
  const { controller } = context.scope;
  const stream = controllerStream(controller);
  const outcome = await handle(deps, { stream, decider: controllerDecider, command, context });
  const { revision, position } = doneOrProblem(outcome, 'retention');
  // Sent again, it is answered with what it came to the first time.
  const event = (await loadController(deps, controller)).events[revision];
  switch (event?.type) {
    case 'DepartureConfirmed': {
      const { effectiveFrom } = event.data;
      const text =
        `Het vertrek is bevestigd en gaat in op ${dayText(effectiveFrom)}. Tot dan kan het ingetrokken worden. ` +
        'Vanaf die dag komt er niets nieuws meer bij, en na een export worden alle sleutels vernietigd.';
      return { state: 'confirmed', effectiveFrom, text, revision, position };
    }
    case 'DepartureWithdrawn': {
      const text = 'Het vertrek gaat niet door. Alles blijft zoals het was.';
      return { state: 'none', effectiveFrom: null, text, revision, position };
    }
    default: {
      const text =
        'Het vertrek is voorgesteld en geldt nog niet: een andere functionaris voor gegevensbescherming moet het ' +
        `bevestigen, en het kan ingaan vanaf ${daysOfNotice} dagen daarna.`;
      return { state: 'proposed', effectiveFrom: null, text, revision, position };
    }
  }
}
