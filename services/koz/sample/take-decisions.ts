import { join } from 'node:path';
import { policyVersionOf } from '@koz/disclosure';
import { dayInBelgium } from '@koz/domain';
import type { AdjustableClock } from '@koz/platform';
import type { Instant, PlainDate } from '@koz/privacy-types';
import type { FaultyRow } from '../csv/faulty-row.js';
import { InFlight } from '../import/in-flight.js';
import { decidedPlan, type PlacedDecision, type UnknownSubject } from './decisions/decided-plan.js';
import { readDecisions, type DecisionRow, type DecisionWord } from './decisions/decision-rows.js';
import { takeStep } from './decisions/take-step.js';
import { sampleFolder, type SampleDeps } from './sample-region.js';

export interface DecisionsDeps extends SampleDeps {
  /** Moved forward to the day of each decision. */
  readonly clock: AdjustableClock;
}

export interface DecisionsOptions {
  /** The last day of which decisions are taken; all of them when absent. */
  readonly until?: PlainDate | undefined;
  /** Done before the decisions of a day are taken, with the clock where it was: what falls between two days. */
  readonly beforeDay?: (day: PlainDate) => Promise<void>;
  /** Told after each day. */
  readonly onProgress?: (progress: { readonly decided: number; readonly day: PlainDate }) => void;
}

export interface DecisionsReport {
  readonly rows: number;
  /** Decisions taken now, by the word of their step. */
  readonly taken: Readonly<Partial<Record<DecisionWord, number>>>;
  /** Taken, or refused, by an earlier run. */
  readonly known: number;
  /** Left for later, because they lie after `until`. */
  readonly later: number;
  /** In order of line; the code is the domain's. */
  readonly refused: readonly { readonly line: number; readonly code: string }[];
  readonly faultyRows: readonly FaultyRow[];
  /** The day that the clock shows afterwards. */
  readonly day: PlainDate;
}

const plansInFlight = 16;

/**
 * Takes the decisions of `decisions.csv` in order of their days, with the clock moved forward to each, through the use
 * cases of the HTTP interface. A decision whose day is past already is taken now. What an earlier run took, or was
 * refused, is left as it is, so that it may run any number of times, also after it was cut off.
 * @param folder holds decisions.csv; its plans were imported before
 * @throws HeaderError, EncodingError when the file holds no decisions; nothing was decided then
 */
export async function takeDecisions(
  deps: DecisionsDeps,
  folder: string = sampleFolder(),
  { until, beforeDay, onProgress }: DecisionsOptions = {},
): Promise<DecisionsReport> {
  const { rows, faultyRows } = await readDecisions(join(folder, 'decisions.csv'));
  const { placed, known, unknown } = await placeAll(deps, rows);
  const due = placed.filter(({ at }) => until === undefined || dayInBelgium(at) <= until);
  const taken: Partial<Record<DecisionWord, number>> = {};
  const refused: { line: number; code: string }[] = [];
  let count = 0;
  for (const [at, ofDay] of byMoment(due)) {
    await beforeDay?.(dayInBelgium(at));
    if (deps.clock.now() < at) await deps.clock.set(at);
    await inPlansInFlight(ofDay, async (decision) => {
      const { line, word } = decision.row;
      const code = await take(deps, decision);
      if (code !== undefined) refused.push({ line, code });
      else taken[word] = (taken[word] ?? 0) + 1;
    });
    count += ofDay.length;
    onProgress?.({ decided: count, day: dayInBelgium(at) });
  }
  return {
    rows: rows.length + faultyRows.length,
    taken,
    known,
    later: placed.length - due.length,
    refused: refused.sort((one, other) => one.line - other.line),
    faultyRows: [...faultyRows, ...unknown.map(faultyFor)].sort((one, other) => one.line - other.line),
    day: dayInBelgium(deps.clock.now()),
  };
}

/** Finds the plans and applications that the rows are about; the decisions that are still open, in order of time. */
async function placeAll(deps: DecisionsDeps, rows: readonly DecisionRow[]) {
  const placed: PlacedDecision[] = [];
  const unknown: UnknownSubject[] = [];
  let known = 0;
  const inFlight = new InFlight(plansInFlight);
  for (const ofPlan of groups(rows, ({ controller, reference }) => `${controller} ${reference}`).values())
    await inFlight.start(async () => {
      const [{ controller, reference }] = ofPlan;
      const inOrder = ofPlan.toSorted((one, other) => one.day - other.day || one.line - other.line);
      const plan = await decidedPlan(deps, controller, reference, inOrder);
      placed.push(...plan.open);
      unknown.push(...plan.unknown);
      known += plan.known;
    });
  await inFlight.drained();
  placed.sort((one, other) =>
    one.at === other.at ? one.row.line - other.row.line : one.at < other.at ? -1 : 1,
  );
  return { placed, unknown, known };
}

const byMoment = (decisions: readonly PlacedDecision[]): Map<Instant, Filled<PlacedDecision>> =>
  groups(decisions, ({ at }) => at);

/** Decisions on one plan one after the other, those on different plans side by side. */
async function inPlansInFlight(
  decisions: readonly PlacedDecision[],
  work: (decision: PlacedDecision) => Promise<void>,
): Promise<void> {
  const inFlight = new InFlight(plansInFlight);
  for (const ofPlan of groups(decisions, ({ carePlanId }) => carePlanId).values())
    await inFlight.start(async () => {
      for (const decision of ofPlan) await work(decision);
    });
  await inFlight.drained();
}

/** @returns the code of a refusal, or undefined for a decision that took effect */
async function take(deps: DecisionsDeps, decision: PlacedDecision): Promise<string | undefined> {
  const { controller } = decision.row;
  const policy = await deps.methods.of(controller);
  const outcome = await takeStep(
    deps,
    {
      commandId: decision.commandId,
      actor: deps.actor,
      scope: { controller },
      ...(policy && { policyVersion: policyVersionOf(policy) }),
    },
    decision,
  );
  if (outcome.outcome === 'done') return undefined;
  return outcome.outcome === 'refused' ? outcome.refusal.code : outcome.outcome;
}

const faultyFor = ({ line, what }: UnknownSubject): FaultyRow => ({
  line,
  errors: [
    what === 'plan'
      ? { field: 'referentie', rule: 'unknownReference', message: 'Dit opvangplan is er niet.' }
      : { field: 'locatie', rule: 'unknownApplication', message: 'Deze aanvraag is er niet.' },
  ],
});

type Filled<T> = readonly [T, ...T[]];

/** In the order in which each key comes first. */
function groups<Key, T>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, Filled<T>> {
  const found = new Map<Key, [T, ...T[]]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group) group.push(item);
    else found.set(keyOf(item), [item]);
  }
  return found;
}
