import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  comparePolicies,
  methodById,
  methodDifference,
  methods,
  type RecordedControllerEvent,
} from '@koz/disclosure';
import { dayInBelgium } from '@koz/domain';
import { policyVersionOf, type DisclosurePolicy } from '@koz/events';
import { notFound } from '@koz/http';
import type { ControllerId } from '@koz/privacy-types';
import { defaultRetentionPolicy } from '@koz/retention';
import { PolicyBook } from '../answering/policy-book.js';
import { retentionOn } from '../answering/retention-in-force.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { controllerNames } from '../own-care-plan/organisations.js';
import { describeMethod, describeRetention, legend } from './describe.js';
import type {
  MethodDifferenceAnswer,
  MethodDifferenceQuery,
  MethodInForceAnswer,
  MethodsAnswer,
  MethodsInForceAnswer,
  MethodsInForceQuery,
} from './methods.dto.js';
import { fieldNames, groundWords, houseNotes } from './words.js';

export class ListMethods extends Query<MethodsAnswer> {}

export class GetMethodsInForce extends Query<MethodsInForceAnswer> {
  constructor(readonly asked: MethodsInForceQuery) {
    super();
  }
}

export class GetMethodDifference extends Query<MethodDifferenceAnswer> {
  constructor(readonly asked: MethodDifferenceQuery) {
    super();
  }
}

/** The methods that come with the system: how it works is nobody's secret. */
@QueryHandler(ListMethods)
export class ListMethodsHandler implements IQueryHandler<ListMethods> {
  async execute(): Promise<MethodsAnswer> {
    return {
      legend,
      methods: methods.map(describeMethod),
      retention: describeRetention(defaultRetentionPolicy),
      notes: houseNotes,
    };
  }
}

/** What each controller decided, from its own stream, which holds nothing personal. */
@QueryHandler(GetMethodsInForce)
export class GetMethodsInForceHandler implements IQueryHandler<GetMethodsInForce> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute({ asked }: GetMethodsInForce): Promise<MethodsInForceAnswer> {
    const controllers =
      asked.controller === undefined
        ? await this.deps.locations.controllers()
        : [asked.controller as ControllerId];
    const [events, names] = await Promise.all([
      this.policies.of(controllers),
      controllerNames(this.policies, controllers),
    ]);
    const registered = controllers.filter((each) => (events.get(each) ?? []).length > 0);
    if (asked.controller !== undefined && registered.length === 0) throw notFound();
    const today = dayInBelgium(this.deps.clock.now());
    return {
      legend,
      items: await Promise.all(
        registered.map(async (controller) => ({
          controller,
          controllerName: names.get(controller) ?? controller,
          ...methodInForce(events.get(controller) ?? []),
          retention: describeRetention(await retentionOn(this.policies, controller, today)),
        })),
      ),
      notes: houseNotes,
    };
  }
}

/** Cell by cell, what would change for a controller with another method. */
@QueryHandler(GetMethodDifference)
export class GetMethodDifferenceHandler implements IQueryHandler<GetMethodDifference> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute({ asked }: GetMethodDifference): Promise<MethodDifferenceAnswer> {
    const controller = asked.controller as ControllerId;
    const events = (await this.policies.of([controller])).get(controller) ?? [];
    const after = methodById(asked.method);
    if (events.length === 0 || after === undefined) throw notFound();
    const before = lastMethod(events)?.data.policy;
    const old = before ?? hidesAll(after);
    return {
      before: before === undefined ? null : policyVersionOf(before),
      after: policyVersionOf(after),
      ...comparePolicies(old, after),
      stretches: methodDifference(old, after).map(({ before: now, after: then, situations, changes }) => ({
        ...{ before: now, after: then, situations },
        changes: changes.map((change) => ({ ...change, name: fieldNames[change.field] })),
      })),
    };
  }
}

/** Before a first method everything is withheld. */
const hidesAll = (policy: DisclosurePolicy): DisclosurePolicy => ({ ...policy, columns: [], cells: {} });

const lastMethod = (events: readonly RecordedControllerEvent[]) =>
  events.filter((event) => event.type === 'DisclosureMethodAdopted').at(-1);

function methodInForce(
  events: readonly RecordedControllerEvent[],
): Omit<MethodInForceAnswer, 'controller' | 'controllerName' | 'retention'> {
  const adoption = lastMethod(events);
  const ground = adoption?.data.ground ?? null;
  return {
    method: adoption ? describeMethod(adoption.data.policy) : null,
    ground,
    groundText: ground && groundWords[ground],
    groundDate: adoption?.data.groundDate ?? null,
    adoptedAt: adoption?.metadata.at ?? null,
  };
}
