import { applicationStream, newest, retryWhileUnavailable } from '@koz/command-handling';
import type { PlanningPayload } from '@koz/events';
import type { StreamHead, StreamName } from '@koz/event-store';
import { forgettingOf } from '@koz/domain';
import { decodeEvent } from '@koz/privacy-keys';
import type { BatchMonth, CarePlanId, LocationId } from '@koz/privacy-types';
import type { BatchThreshold } from '@koz/events';
import {
  clearSignature,
  countIn,
  monthInBelgium,
  type ClearEvent,
  type CohortCounts,
  type PlanToLevel,
  type ResidueSource,
} from '@koz/retention';
import { endOpenApplications } from './end-applications.js';
import { loadPlans, type PlanOnPage } from './load-plans.js';
import { isHeld, sourceOf } from './record-kept.js';
import { leavingNothing } from './early-ends.js';
import { duePages, type Run } from './run.js';

/** What a batch is planned and counted by. */
export interface Cohort {
  readonly plans: PlanToLevel[];
  readonly counts: CohortCounts;
}

/**
 * Reads the plans of a batch, ends their open applications, and keeps of each only what its level asks: an id, and what
 * it shares with others. So the memory of a cohort grows by a hundred-odd bytes a plan.
 * @param along the month after it whose plans are taken along
 */
export async function gatherCohort(
  run: Run,
  month: BatchMonth,
  threshold: BatchThreshold,
  along?: BatchMonth,
): Promise<Cohort> {
  const cohort: Cohort = { plans: [], counts: new Map() };
  const shared = new Shared();
  for (const each of along === undefined ? [month] : [month, along])
    for await (const page of duePages(run, { step: 'everything', month: each })) {
      const ids = page.filter(({ cause }) => cause === threshold).map(({ carePlanId }) => carePlanId);
      const leavesNothing = each !== month || threshold === 'withdrawal';
      await addPage(run, cohort, ids, leavesNothing, shared);
    }
  return cohort;
}

async function addPage(
  run: Run,
  cohort: Cohort,
  ids: readonly CarePlanId[],
  leavesNothing: boolean,
  shared: Shared,
): Promise<void> {
  const { deps, controller, policy, tally } = run;
  const loaded = await loadPlans(deps, controller, ids);
  const plans = loaded.filter(
    (plan) => forgettingOf(plan.state).fence !== 'all' && !isHeld(plan, leavingNothing(run)),
  );
  const ended = await endOpenApplications(deps, controller, plans, 'threshold');
  for (const events of ended.values()) tally.applicationsEnded += events.length;
  await deps.reached?.('applicationsEnded');
  const streams = plans.flatMap(({ state }) => state.applicationIds.map(applicationStream));
  const heads = await retryWhileUnavailable(() => deps.store.heads({ controller }, streams), deps.retry);
  const lasts = await lastEvents(run, [...heads.values()]);
  const locations = await deps.locations.byIds([...new Set(plans.flatMap(locationIdsOf))]);
  for (const plan of plans) {
    const planning = planningOf(plan);
    const histories = plan.state.applicationIds.map((id) => lasts.get(applicationStream(id)) ?? []);
    cohort.plans.push({
      carePlanId: plan.carePlanId,
      source: shared.source(sourceOf(plan, policy)),
      signature: shared.text(
        clearSignature(
          plan.events.map(({ type, clear }) => ({ type, data: clear })),
          histories,
        ),
      ),
      isTakenAlong: leavesNothing,
    });
    const filedYear = yearFiled(plan);
    for (const applicationId of plan.state.applicationIds) {
      const stage = heads.get(applicationStream(applicationId))?.stage;
      const locationId = planning.locations.find(
        (asked) => asked.applicationId === applicationId,
      )?.locationId;
      if (stage === undefined) continue;
      countIn(cohort.counts, {
        status: stage,
        municipality: (locationId && locations.get(locationId)?.municipality) ?? 'unknown',
        postcode: planning.postcode,
        careParts: planning.careParts.map(({ weekday, part }) => `${weekday}:${part}`),
        startYear: planning.startDate.slice(0, 4),
        filedYear,
      });
    }
  }
}

/** The last event of each application, which is all that its signature asks. */
async function lastEvents(
  { deps, controller }: Run,
  heads: readonly StreamHead[],
): Promise<Map<StreamName, ClearEvent[]>> {
  const reads = heads.map(({ stream, revision }) => ({ stream, from: revision }));
  const read = await retryWhileUnavailable(() => deps.store.readStreams({ controller }, reads), deps.retry);
  return new Map(
    read.map((events, index) => [
      (heads[index] as StreamHead).stream,
      events.map(decodeEvent).map(({ type, clear }) => ({ type, data: clear })),
    ]),
  );
}

function planningOf(plan: PlanOnPage): PlanningPayload {
  const planning = newest(plan, 'planning');
  if (!planning) throw new TypeError('the planning tier of a plan that is not forgotten can be read');
  return planning as unknown as PlanningPayload;
}

const locationIdsOf = (plan: PlanOnPage): LocationId[] =>
  planningOf(plan).locations.map(({ locationId }) => locationId);

const yearFiled = ({ events }: PlanOnPage): string =>
  events[0] ? monthInBelgium(events[0].metadata.at).slice(0, 4) : '';

/** What many plans say alike, kept once, as a copy of its own: a slice would keep the whole of what it was cut from. */
class Shared {
  private readonly texts = new Map<string, string>();
  private readonly sources = new Map<string, ResidueSource>();

  text(text: string): string {
    const found = this.texts.get(text);
    if (found !== undefined) return found;
    const own = Buffer.from(text).toString();
    this.texts.set(own, own);
    return own;
  }

  source(source: ResidueSource): ResidueSource {
    const key = JSON.stringify(source);
    const found = this.sources.get(key) ?? (JSON.parse(key) as ResidueSource);
    this.sources.set(key, found);
    return found;
  }
}
