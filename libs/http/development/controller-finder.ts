import { streamName, type EventStore } from '@koz/event-store';
import type { Locations } from '@koz/locations';
import type { CarePlanId, ControllerId, OrganiserId } from '@koz/privacy-types';

/** Says which local government answers for an organiser's locations, or for a plan; undefined for an unknown one. */
export interface ControllerFinder {
  ofOrganiser(organiserId: OrganiserId): Promise<ControllerId | undefined>;
  ofCarePlan(carePlanId: CarePlanId): Promise<ControllerId | undefined>;
}

/**
 * Finds controllers in the register of locations, and a plan's by asking in the scope of each: no reader sees the
 * heads of all. Good enough for development, where there are a few.
 */
export const controllerFinder = (
  locations: Pick<Locations, 'ofOrganiser' | 'controllers'>,
  events: Pick<EventStore, 'heads'>,
): ControllerFinder => ({
  async ofOrganiser(organiserId) {
    const [first] = await locations.ofOrganiser(organiserId);
    return first?.controller;
  },

  async ofCarePlan(carePlanId) {
    const stream = streamName('carePlan', carePlanId);
    for (const controller of await locations.controllers()) {
      const head = (await events.heads({ controller }, [stream])).get(stream);
      if (head) return head.controller;
    }
    return undefined;
  },
});
