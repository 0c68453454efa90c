import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { adoptionsSince } from '@koz/disclosure';
import { priorityGroundNames, priorityRuleSetFor } from '@koz/domain';
import { disclosedFields, priorityRuleCodes } from '@koz/events';
import { notFound } from '@koz/http';
import { isControllerId, type PlainDate } from '@koz/privacy-types';
import { momentOf } from '../answering/look.js';
import { PolicyBook } from '../answering/policy-book.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { fieldsToGiveAnswer, methodAnswer } from '../own-care-plan/answer-parts.js';
import { controllerNames } from '../own-care-plan/organisations.js';
import type { FilingNeedsAnswer, PriorityRulesAnswer } from './filing-needs.dto.js';

export class GetFilingNeeds extends Query<FilingNeedsAnswer> {
  constructor(readonly controller: string) {
    super();
  }
}

/** What a filing of today takes, by the method in force and the priority rules. Public: it says nothing of any family. */
@QueryHandler(GetFilingNeeds)
export class GetFilingNeedsHandler implements IQueryHandler<GetFilingNeeds> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  /** @throws Problem 404 for a controller that is not known, or that takes no applications yet */
  async execute({ controller }: GetFilingNeeds): Promise<FilingNeedsAnswer> {
    if (!isControllerId(controller)) throw notFound();
    const { now, today } = momentOf(this.deps.clock.now());
    const events = (await this.policies.of([controller])).get(controller) ?? [];
    const adoptions = adoptionsSince(events, now, now);
    const method = methodAnswer(adoptions.at(-1));
    if (method === null) throw notFound();
    const names = await controllerNames(this.policies, [controller]);
    return {
      controller,
      controllerName: names.get(controller) ?? controller,
      method,
      fields: fieldsToGiveAnswer(adoptions, disclosedFields, []),
      priorityRules: priorityRulesOn(today),
    };
  }
}

function priorityRulesOn(today: PlainDate): PriorityRulesAnswer {
  const { version, source, grounds } = priorityRuleSetFor({ filedOn: today, today });
  return {
    ruleSet: version,
    source,
    grounds: priorityRuleCodes.map((code) => ({
      code,
      level: grounds[code] ?? 'none',
      text: priorityGroundNames[code],
    })),
  };
}
