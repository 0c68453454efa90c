import {
  applicationIdOf,
  applicationStream,
  carePlanIdOf,
  carePlanStream,
  fileCarePlanStreams,
} from '@koz/command-handling';
import type { CarePlanRefusal } from '@koz/domain';
import type { StreamName } from '@koz/event-store';
import type { ControllerId } from '@koz/privacy-types';
import { wholeRow, type RowError } from '../csv/faulty-row.js';
import { underCommand, type PlanToFile } from './check-row.js';
import { columnOf } from './columns.js';
import type { ImportDeps } from './import-deps.js';
import { rowError } from './row-errors.js';

/** A plan whose reference is claimed, and whether an earlier run filed all of it. */
export interface ClaimedPlan {
  readonly plan: PlanToFile;
  readonly complete: boolean;
}

/**
 * Claims the references of plans before any of them is filed. The first claim says under which command a plan is
 * filed, so that a run that was cut off between claim and filing is taken up by the next one under the same ids.
 */
export async function claimReferences(
  deps: Pick<ImportDeps, 'lookups' | 'store'>,
  plans: readonly PlanToFile[],
): Promise<ClaimedPlan[]> {
  const claimed = await Promise.all(
    [...byController(plans)].map(([controller, own]) => claimFor(deps, controller, own)),
  );
  return claimed.flat();
}

function byController(plans: readonly PlanToFile[]): Map<ControllerId, PlanToFile[]> {
  const groups = new Map<ControllerId, PlanToFile[]>();
  for (const plan of plans) {
    const { controller } = plan.command;
    const group = groups.get(controller);
    if (group) group.push(plan);
    else groups.set(controller, [plan]);
  }
  return groups;
}

async function claimFor(
  { lookups, store }: Pick<ImportDeps, 'lookups' | 'store'>,
  controller: ControllerId,
  plans: readonly PlanToFile[],
): Promise<ClaimedPlan[]> {
  const claims = await lookups.claim(
    controller,
    'importReference',
    plans.map(({ reference, commandId }) => ({
      value: reference,
      commandId,
      carePlanId: carePlanIdOf(commandId),
    })),
  );
  const standing = claims.map(({ commandId, first }, index) => ({
    plan: underCommand(plans[index] as PlanToFile, commandId),
    first,
  }));
  const earlier = standing.filter(({ first }) => !first).flatMap(({ plan }) => streamsOf(plan));
  const heads = earlier.length > 0 ? await store.heads({ controller }, earlier) : new Map();
  return standing.map(({ plan, first }) => ({
    plan,
    complete: !first && streamsOf(plan).every((stream) => heads.has(stream)),
  }));
}

const streamsOf = ({ commandId, command }: PlanToFile): StreamName[] => [
  carePlanStream(carePlanIdOf(commandId)),
  ...command.locations.map((_, index) => applicationStream(applicationIdOf(commandId, index))),
];

/** What became of a plan: filed now, known from an earlier run, or refused because a rule changed meanwhile. */
export type FilingResult =
  | { readonly outcome: 'filed'; readonly applications: number }
  | { readonly outcome: 'known' }
  | { readonly outcome: 'refused'; readonly errors: readonly RowError[] };

/** Files a claimed plan, or what is missing of it. */
export async function filePlan(deps: ImportDeps, plan: PlanToFile): Promise<FilingResult> {
  const { commandId, policyVersion, command } = plan;
  const scope = { controller: command.controller };
  const filed = await fileCarePlanStreams(
    deps,
    { commandId, actor: deps.actor, scope, policyVersion },
    command,
  );
  switch (filed.outcome) {
    case 'done':
      return filed.replayed
        ? { outcome: 'known' }
        : { outcome: 'filed', applications: filed.applications.length };
    case 'forgotten':
      return { outcome: 'known' };
    case 'refused':
      return { outcome: 'refused', errors: refusalErrors(filed.refusal) };
    default:
      throw new TypeError(`a new plan cannot be ${filed.outcome}`);
  }
}

const refusalErrors = (refusal: CarePlanRefusal): RowError[] =>
  refusal.code === 'invalidFields'
    ? refusal.errors.map(({ field, rule }) => rowError(columnOf(field), rule))
    : [rowError(wholeRow, 'refused')];
