import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Principal } from '@koz/identity';
import type { Location, Organiser } from '@koz/locations';
import type { LocationId, OrganiserId } from '@koz/privacy-types';
import { elsewhere, sumOfFigures, type PublishedFigure } from '@koz/regie-summary';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { figureAnswer, snapshotAnswer } from '../regie/figures.dto.js';
import { noFiguresYet, regieOf, snapshotOf } from '../regie/scope.js';
import type { OverdueOrganiserAnswer, RegieOverdueAnswer } from './regie-overdue.dto.js';

export class RegieOverdue extends Query<RegieOverdueAnswer> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** How many applications of the own municipality wait to be taken up beyond the term, at which organisers. */
@QueryHandler(RegieOverdue)
export class RegieOverdueHandler implements IQueryHandler<RegieOverdue> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal }: RegieOverdue): Promise<RegieOverdueAnswer> {
    const controller = regieOf(principal);
    const snapshot = await snapshotOf(this.deps.pool, controller);
    const margin = snapshot?.publication.margins.find(({ name }) => name === 'overdueLocation');
    if (!snapshot || !margin) throw noFiguresYet();
    const figures = new Map(margin.cells.map(({ key, value }) => [key, value]));
    const ids = [...figures.keys()].filter((key) => key !== elsewhere) as LocationId[];
    return {
      controller,
      snapshot: snapshotAnswer(snapshot),
      total: figureAnswer(snapshot.publication.overdue),
      withheld: margin.withheld,
      organisers: await this.byOrganiser(ids, figures),
      elsewhere: figureAnswer(figures.get(elsewhere) ?? null),
    };
  }

  private async byOrganiser(
    ids: readonly LocationId[],
    figures: ReadonlyMap<string, PublishedFigure>,
  ): Promise<OverdueOrganiserAnswer[]> {
    const locations = await this.deps.locations.byIds(ids);
    const organiserIds = new Set([...locations.values()].map(({ organiserId }) => organiserId));
    const organisers = await this.deps.locations.organisers([...organiserIds]);
    return byOrganiser(locations, organisers, figures);
  }
}

/** An organiser's figure adds up what is shown of its locations: it tells nothing more. */
function byOrganiser(
  locations: ReadonlyMap<LocationId, Location>,
  organisers: ReadonlyMap<OrganiserId, Organiser>,
  figures: ReadonlyMap<string, PublishedFigure>,
): OverdueOrganiserAnswer[] {
  const grouped = new Map<OrganiserId, Location[]>();
  for (const location of locations.values())
    grouped.set(location.organiserId, [...(grouped.get(location.organiserId) ?? []), location]);
  const figureOf = ({ locationId }: Location) => figures.get(locationId) ?? null;
  return [...grouped]
    .map(([organiserId, own]) => {
      const { value, partial } = sumOfFigures(own.map(figureOf));
      return {
        organiserId,
        name: organisers.get(organiserId)?.name ?? null,
        ...figureAnswer(value, partial),
        locations: own
          .map((location) => ({
            locationId: location.locationId as string,
            name: location.name as string,
            municipality: location.municipality as string,
            ...figureAnswer(figureOf(location)),
          }))
          .sort((one, other) => one.name.localeCompare(other.name, 'nl-BE')),
      };
    })
    .sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
}
