import type { Schemas } from '@koz/api-client';
import type { TokenRequest } from '../session/who.js';

/** One way to begin in development: for whom the token is, and what to call it. */
export interface WayIn {
  readonly name: string;
  readonly request: TokenRequest;
}

type Location = Pick<Schemas['LocationAnswer'], 'organiserId' | 'controller' | 'name' | 'municipality'>;
type Controller = Schemas['ControllerAnswer'];

/** Each organiser once, with the locations that it runs, in order of municipality. */
export function organisersIn(locations: readonly Location[]): readonly WayIn[] {
  const byOrganiser = new Map<string, Location[]>();
  for (const location of locations)
    byOrganiser.set(location.organiserId, [...(byOrganiser.get(location.organiserId) ?? []), location]);
  return [...byOrganiser]
    .map(([organiserId, run]) => {
      const [first] = run;
      const more = run.length > 1 ? ` en ${run.length - 1} andere` : '';
      return {
        name: `organisator van ${first?.name}${more} (${first?.municipality})`,
        request: { role: 'organiser' as const, organiserId, controller: first?.controller },
        order: `${first?.municipality} ${first?.name}`,
      };
    })
    .sort((one, other) => one.order.localeCompare(other.order, 'nl'))
    .map(({ name, request }) => ({ name, request: definedOf(request) }));
}

const definedOf = ({ controller, ...request }: TokenRequest): TokenRequest =>
  controller === undefined ? request : { ...request, controller };

/** Those who work for a local government; an officer twice, for a decision that takes two persons. */
export const officesOf = (
  controllers: readonly Pick<Controller, 'controller' | 'name'>[],
): readonly WayIn[] =>
  controllers.flatMap(({ controller, name }) => [
    { name: `regie kinderopvang ${name}`, request: { role: 'regie' as const, controller } },
    { name: `lokaal loket ${name}`, request: { role: 'servicePoint' as const, controller } },
    { name: `auditor ${name}`, request: { role: 'auditor' as const, controller } },
    {
      name: `functionaris gegevensbescherming ${name}`,
      request: { role: 'officer' as const, controller, person: 1 },
    },
    {
      name: `functionaris gegevensbescherming ${name} (tweede persoon)`,
      request: { role: 'officer' as const, controller, person: 2 },
    },
  ]);
