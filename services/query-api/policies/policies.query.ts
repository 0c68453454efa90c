import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { comparePolicies, policyVersionOf, type RecordedControllerEvent } from '@koz/disclosure';
import { dayInBelgium, defaultHandlingTerms } from '@koz/domain';
import { notFound, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { PolicyBook } from '../answering/policy-book.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { retentionAnswer } from './retention-answer.js';
import type { AdoptedMethodAnswer, PoliciesAnswer, TermsAnswer } from './policies.dto.js';

export class Policies extends Query<PoliciesAnswer> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/**
 * What the officer's own controller decided: method, terms and retention in force, and those before. From its stream, so that an
 * adoption shows at once.
 */
@QueryHandler(Policies)
export class PoliciesHandler implements IQueryHandler<Policies> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute({ principal: { controller, actorId } }: Policies): Promise<PoliciesAnswer> {
    if (controller === undefined) throw new Problem('forbidden');
    const events = (await this.policies.of([controller])).get(controller) ?? [];
    if (events.length === 0) throw notFound();
    const [method = null, ...earlierMethods] = methodsOf(events).reverse();
    const [terms = defaultHandlingTerms, ...earlierTerms] = termsOf(events).reverse();
    const retention = retentionAnswer(events, dayInBelgium(this.deps.clock.now()), actorId);
    const revision = events.length - 1;
    return { controller, method, earlierMethods, terms, earlierTerms, retention, revision };
  }
}

/** The methods as adopted, each beside the one before it. */
function methodsOf(events: readonly RecordedControllerEvent[]): AdoptedMethodAnswer[] {
  const adopted = events.filter((event) => event.type === 'DisclosureMethodAdopted');
  return adopted.map(({ data: { policy, ...decision }, metadata }, index) => {
    const before = adopted[index - 1]?.data.policy;
    return {
      policyVersion: policyVersionOf(policy),
      policy,
      ...decision,
      adoptedAt: metadata.at,
      ...(before ? comparePolicies(before, policy) : { narrower: [], wider: [] }),
    };
  });
}

const termsOf = (events: readonly RecordedControllerEvent[]): TermsAnswer[] =>
  events.flatMap((event) =>
    event.type === 'HandlingTermsAdopted' ? [{ ...event.data, adoptedAt: event.metadata.at }] : [],
  );
