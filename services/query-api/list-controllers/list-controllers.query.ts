import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayInBelgium } from '@koz/domain';
import { PolicyBook } from '../answering/policy-book.js';
import { departureOf, publicDeparture } from '../departure/departure-state.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { controllerNames } from '../own-care-plan/organisations.js';
import type { ControllersAnswer } from './list-controllers.dto.js';

export class ListControllers extends Query<ControllersAnswer> {}

/** The local governments that have locations here: with whom a family files. Public, and of no family. */
@QueryHandler(ListControllers)
export class ListControllersHandler implements IQueryHandler<ListControllers> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute(): Promise<ControllersAnswer> {
    const controllers = await this.deps.locations.controllers();
    const names = await controllerNames(this.policies, controllers);
    const decided = await this.policies.of(controllers);
    const day = dayInBelgium(this.deps.clock.now());
    const items = [...names].map(([controller, name]) => {
      const departure = publicDeparture(departureOf(decided.get(controller) ?? []), day);
      return {
        ...{ controller, name },
        departure: departure?.state ?? null,
        departureText: departure?.text ?? null,
      };
    });
    return { items: items.sort((one, other) => one.name.localeCompare(other.name, 'nl')) };
  }
}
