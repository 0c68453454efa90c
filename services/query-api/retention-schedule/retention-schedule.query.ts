import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayInBelgium } from '@koz/domain';
import { policyVersionOf } from '@koz/events';
import { consulted, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import type { ControllerId, OwnDate } from '@koz/privacy-types';
import { heldPlans, retentionSchedule, scheduleByMonth } from '@koz/projections/retention-schedule';
import { monthOf, officerFigures } from '@koz/retention';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { PolicyBook } from '../answering/policy-book.js';
import { retentionOn } from '../answering/retention-in-force.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import type { RetentionScheduleAnswer, RunningHoldsAnswer } from './retention-schedule.dto.js';

export class GetRetentionSchedule extends Query<RetentionScheduleAnswer> {
  constructor(
    readonly principal: Principal,
    readonly minPosition: number | undefined,
  ) {
    super();
  }
}

export class ListHolds extends Query<RunningHoldsAnswer> {
  constructor(
    readonly principal: Principal,
    readonly minPosition: number | undefined,
    /** Why, for the record. */
    readonly reason?: string,
  ) {
    super();
  }
}

/** What is still to go of the officer's own controller, by the policy in force: counts, never a plan. */
@QueryHandler(GetRetentionSchedule)
export class GetRetentionScheduleHandler implements IQueryHandler<GetRetentionSchedule> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute({ principal, minPosition }: GetRetentionSchedule): Promise<RetentionScheduleAnswer> {
    const controller = controllerOf(principal);
    const { pool, clock } = this.deps;
    await waitUntilFresh(this.deps, minPosition, retentionSchedule.name);
    const asOf = dayInBelgium(clock.now()) as OwnDate;
    const policy = await retentionOn(this.policies, controller, asOf);
    const counts = await withTenant(pool, controller, (sql) => scheduleByMonth(sql, policy, asOf), {
      readOnly: true,
    });
    const { k } = policy;
    const figures = officerFigures(counts, { k, presentMonth: monthOf(asOf) });
    return { asOf, policyVersion: policyVersionOf(policy), k, ...figures };
  }
}

/** The holds of the officer's own controller that nobody lifted, each naming its plan. A hold tells nothing of a month. */
@QueryHandler(ListHolds)
export class ListHoldsHandler implements IQueryHandler<ListHolds> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, minPosition, reason }: ListHolds): Promise<RunningHoldsAnswer> {
    const controller = await consulted(this.deps, principal, { action: 'readHolds', reason });
    const { pool, clock } = this.deps;
    await waitUntilFresh(this.deps, minPosition, retentionSchedule.name);
    const today = dayInBelgium(clock.now());
    const plans = await withTenant(pool, controller, (sql) => heldPlans(sql), { readOnly: true });
    return {
      items: plans.flatMap(({ carePlanId, fence, holds }) =>
        holds.map(({ holdId, reason, expires, isLiftRequested }) => ({
          ...{ holdId, carePlanId, reason, expires },
          expired: expires <= today,
          liftRequested: isLiftRequested,
          holds: fence === 'none' ? ('everything' as const) : ('whatIsLeft' as const),
        })),
      ),
    };
  }
}

function controllerOf({ controller }: Principal): ControllerId {
  if (controller === undefined) throw new Problem('forbidden');
  return controller;
}
