import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayInBelgium, isClosedOn, type Departure } from '@koz/domain';
import { notFound, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { PlainDate } from '@koz/privacy-types';
import { PolicyBook } from '../answering/policy-book.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { departureOf } from './departure-state.js';
import type { DepartureAnswer } from './departure.dto.js';

export class GetDeparture extends Query<DepartureAnswer> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** How far the officer's own controller is on its way out; from its stream, so that a decision shows at once. */
@QueryHandler(GetDeparture)
export class GetDepartureHandler implements IQueryHandler<GetDeparture> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute({ principal: { controller, actorId } }: GetDeparture): Promise<DepartureAnswer> {
    if (controller === undefined) throw new Problem('forbidden');
    const events = (await this.policies.of([controller])).get(controller) ?? [];
    if (events.length === 0) throw notFound();
    const departure = departureOf(events);
    const state = stateOn(departure, dayInBelgium(this.deps.clock.now()));
    return {
      ...{ controller, state },
      mayConfirm: departure?.status === 'proposed' && departure.proposedBy !== actorId,
      mayWithdraw: state === 'proposed' || state === 'confirmed',
      effectiveFrom: departure && departure.status !== 'proposed' ? departure.effectiveFrom : null,
      exportHash: hashOf(departure),
      revision: events.length - 1,
    };
  }
}

function stateOn(departure: Departure | undefined, day: PlainDate): DepartureAnswer['state'] {
  if (departure === undefined) return 'none';
  return departure.status === 'confirmed' && isClosedOn(departure, day) ? 'inEffect' : departure.status;
}

function hashOf(departure: Departure | undefined): string | null {
  if (departure === undefined || departure.status === 'proposed') return null;
  return departure.status === 'confirmed' ? (departure.exported?.fileHash ?? null) : departure.exportHash;
}
