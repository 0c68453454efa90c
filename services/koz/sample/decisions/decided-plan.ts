import {
  applicationStream,
  carePlanStream,
  loadApplication,
  loadCarePlan,
  namedCommandId,
} from '@koz/command-handling';
import { dayInBelgium } from '@koz/domain';
import {
  instant,
  type ApplicationId,
  type CarePlanId,
  type CommandId,
  type ControllerId,
  type Instant,
} from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';
import type { SampleDeps } from '../sample-region.js';
import type { DecisionRow } from './decision-rows.js';

/** A decision with what it is on, and when it is to be taken. */
export interface PlacedDecision {
  readonly row: DecisionRow;
  readonly commandId: CommandId;
  readonly carePlanId: CarePlanId;
  /** Undefined for a step on the plan. */
  readonly applicationId: ApplicationId | undefined;
  readonly at: Instant;
}

/** What the log says of a plan and the decisions on it that a file names. */
export interface DecidedPlan {
  readonly open: readonly PlacedDecision[];
  /** Decisions that an earlier run took, or was refused: one that stands before another that was taken. */
  readonly known: number;
  /** Rows of which the plan, or the application at that location, is not there. */
  readonly unknown: readonly UnknownSubject[];
}

export interface UnknownSubject {
  readonly line: number;
  readonly what: 'plan' | 'application';
}

/** @param rows the decisions on one plan, in the order in which they are to be taken */
export async function decidedPlan(
  deps: Pick<SampleDeps, 'store' | 'vault' | 'lookups'>,
  controller: ControllerId,
  reference: string,
  rows: readonly DecisionRow[],
): Promise<DecidedPlan> {
  const [carePlanId] = await deps.lookups.find(controller, 'importReference', reference);
  if (carePlanId === undefined) return withoutPlan(rows);
  const plan = await loadCarePlan(deps, { controller }, carePlanId, ['planning']);
  const [filed] = plan.events;
  // Without its planning key nobody can tell which application is at which location: the plan is forgotten.
  if (filed?.type !== 'CarePlanFiled' || filed.data.locations.state !== 'known') return withoutPlan(rows);
  const applications = new Map(
    filed.data.locations.value.map(({ locationId, applicationId }) => [locationId, applicationId]),
  );
  const filedOn = dayInBelgium(filed.metadata.at);
  const placed: PlacedDecision[] = [];
  const unknown: UnknownSubject[] = [];
  for (const row of rows) {
    const applicationId = row.locationId === undefined ? undefined : applications.get(row.locationId);
    if (row.locationId !== undefined && applicationId === undefined)
      unknown.push({ line: row.line, what: 'application' });
    else
      placed.push({
        row,
        carePlanId,
        applicationId,
        commandId: commandOf(carePlanId, row),
        at: dayOf(filedOn, row),
      });
  }
  const known = (await lastTaken(deps, controller, carePlanId, [...applications.values()], placed)) + 1;
  return { open: placed.slice(known), known, unknown };
}

const withoutPlan = (rows: readonly DecisionRow[]): DecidedPlan => ({
  open: [],
  known: 0,
  unknown: rows.map(({ line }) => ({ line, what: 'plan' })),
});

const commandOf = (carePlanId: CarePlanId, { day, word, locationId }: DecisionRow): CommandId =>
  namedCommandId('sample-decision', carePlanId, day, word, locationId ?? '');

const startOfWork = '09:00';

const dayOf = (filedOn: string, { day }: DecisionRow): Instant =>
  instant(
    Temporal.PlainDate.from(filedOn)
      .add({ days: day })
      .toZonedDateTime({ timeZone: 'Europe/Brussels', plainTime: startOfWork }).epochMilliseconds,
  );

/**
 * The place of the last decision that stands in the log; -1 without any. What stands before it and is not in the log
 * was refused at its time: tried again later it might be allowed, and the history would be another one.
 */
async function lastTaken(
  deps: Pick<SampleDeps, 'store' | 'vault'>,
  controller: ControllerId,
  carePlanId: CarePlanId,
  applicationIds: readonly ApplicationId[],
  placed: readonly PlacedDecision[],
): Promise<number> {
  const scope = { controller };
  const streams = [carePlanStream(carePlanId), ...applicationIds.map(applicationStream)];
  const heads = await deps.store.heads(scope, streams);
  const untouched = streams.every((stream) => (heads.get(stream)?.revision ?? 0) === 0);
  if (untouched) return -1;
  const loaded = await Promise.all([
    loadCarePlan(deps, scope, carePlanId),
    ...applicationIds.map((id) => loadApplication(deps, scope, id)),
  ]);
  const taken = new Set(loaded.flatMap(({ events }) => events.map(({ metadata }) => metadata.commandId)));
  return placed.findLastIndex(({ commandId }) => taken.has(commandId));
}
