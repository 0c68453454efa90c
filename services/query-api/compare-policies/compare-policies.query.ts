import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { methodById, methods } from '@koz/disclosure';
import { dayInBelgium, plainDateRule, ruleMessage } from '@koz/domain';
import { consulted, invalid } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { PlainDate } from '@koz/privacy-types';
import { applicationHistories } from '@koz/projections/application-histories';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { compareHistories } from './compare-histories.js';
import type { ComparePoliciesBody } from './compare-policies.dto.js';
import { answerOf, type ComparisonAnswer } from './comparison-answer.js';

export class ComparePolicies extends Query<ComparisonAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: ComparePoliciesBody,
    readonly minPosition: number | undefined,
  ) {
    super();
  }
}

/**
 * The methods over the real history of the officer's own controller. It discloses no field of anybody and writes
 * nothing but that it was asked for: no disclosure, no event.
 */
@QueryHandler(ComparePolicies)
export class ComparePoliciesHandler implements IQueryHandler<ComparePolicies> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, asked, minPosition }: ComparePolicies): Promise<ComparisonAnswer> {
    const terms = {
      methods: asked.methods?.flatMap((id) => methodById(id) ?? []) ?? methods,
      until: lastDay(asked.until, dayInBelgium(this.deps.clock.now())),
    };
    const controller = await consulted(this.deps, principal, {
      action: 'comparePolicies',
      reason: asked.reason,
    });
    await waitUntilFresh(this.deps, minPosition, applicationHistories.name);
    const { comparison, actualVersions } = await compareHistories(this.deps, controller, terms);
    return answerOf(comparison, terms, actualVersions);
  }
}

/** @throws Problem 400 for what is no day, or for one of which nobody knows yet what will be shown on it */
function lastDay(asked: string | undefined, today: PlainDate): PlainDate {
  if (asked === undefined) return today;
  const day = plainDateRule(asked);
  if (!day.ok) throw invalid({ field: 'until', rule: day.rule, message: ruleMessage(day.rule) });
  if (day.value > today)
    throw invalid({
      field: 'until',
      rule: 'dateInFuture',
      message: 'Deze dag is nog niet voorbij of begonnen.',
    });
  return day.value;
}
