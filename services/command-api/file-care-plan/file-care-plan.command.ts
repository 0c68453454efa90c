import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requestCommandId } from '@koz/command-handling';
import { invalid, notFound, Problem, type FieldError } from '@koz/http';
import type { Principal } from '@koz/identity';
import { canonicalJson } from '@koz/privacy-keys';
import { isControllerId, type ControllerId, type Uuid } from '@koz/privacy-types';
import { controllerLeaving, problemOfOutcome } from '../answering/problems.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import type { FileCarePlanBody, FiledCarePlanAnswer } from './file-care-plan.dto.js';
import { fileCarePlan } from './file-care-plan.js';

/** A family, or a service point on its behalf, asks for care for one child. */
export class FileCarePlanCommand extends Command<FiledCarePlanAnswer> {
  constructor(
    readonly principal: Principal,
    readonly body: FileCarePlanBody,
    readonly key: Uuid,
    /** A plan that is yet to be filed has no revision, so that naming one is always stale. */
    readonly expected: number | undefined,
  ) {
    super();
  }
}

@CommandHandler(FileCarePlanCommand)
export class FileCarePlanHandler implements ICommandHandler<FileCarePlanCommand> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  /** @throws Problem where nothing is filed */
  async execute({ principal, body, key, expected }: FileCarePlanCommand): Promise<FiledCarePlanAnswer> {
    const { controller, locationIds, ...input } = body;
    const owner = controllerFor(principal, controller);
    const fault = mandateFault(principal, body);
    if (fault) throw invalid(fault);
    const commandId = requestCommandId(principal.actorId, 'POST /api/v1/care-plans', key);
    const filed = await fileCarePlan(this.deps, {
      controller: owner,
      input,
      locationIds,
      context: {
        commandId,
        actor: principal.actorId,
        body: canonicalJson({ ...body }),
        ...(expected === undefined ? {} : { expectedRevision: expected }),
      },
    });
    if (filed.outcome === 'unknownController') throw unknownController();
    if (filed.outcome === 'controllerLeaving') throw controllerLeaving(filed.since);
    if (filed.outcome === 'forgotten') throw notFound();
    if (filed.outcome !== 'done') throw problemOfOutcome(filed);
    const { carePlanId, receipt, applications, revision, position } = filed;
    // After the plan, so that no link leads nowhere; sent again, the request makes what a crash left out.
    if (principal.role === 'family')
      await this.deps.logIns?.link({ controller: owner, carePlanId, actorId: principal.actorId, commandId });
    return { carePlanId, receipt, applications: [...applications], revision, position };
  }
}

/** Who works for one local government files with no other; that of a family is the one of the plan it looks at now. */
function controllerFor({ role, controller: own }: Principal, asked: string): ControllerId {
  if (!isControllerId(asked)) throw unknownController();
  if (role !== 'family' && own !== undefined && own !== asked) throw new Problem('forbidden');
  return asked;
}

/** A service point always says how the family let it; a family acts for itself. */
function mandateFault({ role }: Principal, { mandate }: FileCarePlanBody): FieldError | undefined {
  const isGiven = mandate !== undefined && mandate.trim() !== '';
  if (role === 'servicePoint' && !isGiven)
    return {
      field: 'mandate',
      rule: 'required',
      message: 'Geef op hoe de familie u liet aanvragen.',
    };
  if (role === 'family' && isGiven)
    return { field: 'mandate', rule: 'notAsked', message: 'Alleen een lokaal loket geeft een mandaat op.' };
  return undefined;
}

const unknownController = (): Problem =>
  invalid({
    field: 'controller',
    rule: 'unknownController',
    message: 'Dit lokaal bestuur neemt hier geen aanvragen aan.',
  });
