import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayInBelgium } from '@koz/domain';
import { streamName } from '@koz/event-store';
import { policyVersionOf, type RetentionPolicy } from '@koz/events';
import { withTenant } from '@koz/platform';
import { openSealed } from '@koz/privacy-keys';
import { tiers, type OwnDate } from '@koz/privacy-types';
import type { CarePlan } from '@koz/projections/care-plans';
import { planSchedule, retentionSchedule, type PlanSchedule } from '@koz/projections/retention-schedule';
import { forecastOf } from '@koz/retention';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { PolicyBook } from '../answering/policy-book.js';
import { retentionOn } from '../answering/retention-in-force.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { findOwnPlan, type OwnPlanRequest } from '../own-care-plan/find-own-plan.js';
import { erasureText, fieldText, goneText, holdText, possibilities, stepTexts } from './forecast-text.js';
import type { ForecastAnswer, GoneAnswer, HoldForecastAnswer, StepForecastAnswer } from './forecast.dto.js';

export class GetForecast extends Query<ForecastAnswer> {
  constructor(readonly request: OwnPlanRequest) {
    super();
  }
}

/** When what of a plan goes, by the policy in force, and what is gone: for its family and its service point. */
@QueryHandler(GetForecast)
export class GetForecastHandler implements IQueryHandler<GetForecast> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  /** @throws Problem 404 for a plan that is not theirs; 503 when the read model does not come as far in time */
  async execute({ request }: GetForecast): Promise<ForecastAnswer> {
    const plan = await findOwnPlan(this.deps, request);
    await waitUntilFresh(this.deps, request.minPosition, retentionSchedule.name);
    const today = dayInBelgium(this.deps.clock.now()) as OwnDate;
    const [policy, schedule, gone, isClosed] = await Promise.all([
      retentionOn(this.policies, plan.controller, today),
      this.scheduleOf(plan),
      this.goneOf(plan),
      this.isClosed(plan),
    ]);
    const { carePlanId } = plan;
    const policyVersion = policyVersionOf(policy);
    const { heldUntil, ...answer } = { carePlanId, policyVersion, gone, ...toCome(policy, schedule, today) };
    const isAllGone = gone.length === tiers.length;
    // The head says at once what the schedule is told a moment later.
    const erasureRequested = answer.erasureRequested || (isClosed && schedule?.fence !== 'all' && !isAllGone);
    const steps = erasureRequested ? [] : answer.steps;
    return {
      ...answer,
      steps,
      erasureRequested,
      texts: [
        ...gone.map(({ text }) => text),
        ...(erasureRequested ? [erasureText(heldUntil)] : []),
        ...answer.holds.map(({ text }) => text),
        ...steps.flatMap(({ texts }) => texts),
      ],
      possible: [
        ...(isAllGone || isClosed
          ? []
          : [possibilities.earlier, possibilities.correct, possibilities.export]),
        possibilities.certificate,
      ],
    };
  }

  /** Undefined once all of it is anonymised. */
  private scheduleOf({ carePlanId, controller }: CarePlan): Promise<PlanSchedule | undefined> {
    return withTenant(this.deps.pool, controller, (transaction) => planSchedule(transaction, carePlanId), {
      readOnly: true,
    });
  }

  /** What cannot be opened any more, since when and why: no value is looked at. */
  private async goneOf({ carePlanId, controller, sealed }: CarePlan): Promise<GoneAnswer[]> {
    const [opened = {}] = await openSealed(this.deps.vault, [
      { carePlanId, controller, sealed, opens: tiers },
    ]);
    return tiers.flatMap((tier): GoneAnswer[] => {
      const state = opened[tier];
      if (state?.state !== 'erased') return [];
      const since = dayInBelgium(state.since) as OwnDate;
      return [{ tier, since, cause: state.cause, text: goneText(tier, since, state.cause) }];
    });
  }

  private async isClosed({ carePlanId, controller }: CarePlan): Promise<boolean> {
    const stream = streamName('carePlan', carePlanId);
    return (await this.deps.events.heads({ controller }, [stream])).get(stream)?.fence === 'all';
  }
}

/** What the schedule and the policy say of what is left. */
function toCome(policy: RetentionPolicy, schedule: PlanSchedule | undefined, today: OwnDate) {
  if (!schedule) return { steps: [], holds: [], erasureRequested: false, heldUntil: undefined };
  const { anchors, fence, isErasureRequested, holds } = schedule;
  const running = holds.filter(({ expires }) => expires > today);
  const heldUntil = running
    .map(({ expires }) => expires)
    .sort()
    .at(-1);
  const forecast = forecastOf(policy, { anchors, fence, heldUntil });
  return {
    steps: forecast.steps.map(({ sharedBy, fields, ...step }): StepForecastAnswer => ({
      ...step,
      fields: fields.map((each) => ({ ...each, text: fieldText(each) })),
      sharedBy: sharedBy ?? null,
      texts: stepTexts({ ...step, fields, ...(sharedBy !== undefined && { sharedBy }) }),
    })),
    holds: running.map(({ reason, expires }): HoldForecastAnswer => ({
      reason,
      expires,
      text: holdText(reason, expires),
    })),
    erasureRequested: isErasureRequested,
    heldUntil,
  };
}
