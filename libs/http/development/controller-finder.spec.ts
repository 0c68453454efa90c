import { streamName, type EventStore } from '@koz/event-store';
import type { Location, Locations } from '@koz/locations';
import { controllerId, uuid, type CarePlanId, type ControllerId, type OrganiserId } from '@koz/privacy-types';
import { controllerFinder } from './controller-finder.js';

const organiserId = uuid<OrganiserId>('0b8f9c1e-8d5b-4a55-9a2e-0d6c8a8f4b10');
const carePlanId = uuid<CarePlanId>('5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d11');
const antwerp = controllerId('antwerpen');
const mechelen = controllerId('mechelen');

const at = (controller: ControllerId) => ({ controller }) as Location;

const locations: Pick<Locations, 'ofOrganiser' | 'controllers'> = {
  ofOrganiser: async (id) => (id === organiserId ? [at(mechelen)] : []),
  controllers: async () => [antwerp, mechelen],
};

const events: Pick<EventStore, 'heads'> = {
  heads: async ({ controller }, [stream]) =>
    new Map(
      controller === mechelen && stream === streamName('carePlan', carePlanId)
        ? [[stream, { controller: mechelen } as never]]
        : [],
    ),
};

describe('the controller of', () => {
  const finder = controllerFinder(locations, events);

  it('an organiser is that of its locations', async () => {
    expect(await finder.ofOrganiser(organiserId)).toBe(mechelen);
    expect(await finder.ofOrganiser(uuid('6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10'))).toBeUndefined();
  });

  it('a plan is found in the scope of whoever may see its head', async () => {
    expect(await finder.ofCarePlan(carePlanId)).toBe(mechelen);
    expect(await finder.ofCarePlan(uuid('6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10'))).toBeUndefined();
  });
});
