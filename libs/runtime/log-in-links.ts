import type { LinkedPlan } from '@koz/identity';
import type { Locations } from '@koz/locations';
import type { LookupIndex } from '@koz/privacy-keys';
import type { ActorId, CarePlanId, CommandId, ControllerId } from '@koz/privacy-types';

/**
 * Which plans a family filed under its log-in: HMAC rows of actor ids among those that go with a plan's identity key. The
 * log says who filed anyway; this is only the way from a person back to its plans.
 */
export const logInLinks = (lookups: LookupIndex, locations: Pick<Locations, 'controllers'>) => ({
  async link({
    controller,
    carePlanId,
    actorId,
    commandId,
  }: {
    readonly controller: ControllerId;
    readonly carePlanId: CarePlanId;
    readonly actorId: ActorId;
    readonly commandId: CommandId;
  }): Promise<void> {
    await lookups.claim(controller, 'logIn', [{ value: actorId, carePlanId, commandId }]);
  },

  /** In the order of filing, per local government. */
  async plansOf(actorId: ActorId): Promise<readonly LinkedPlan[]> {
    const controllers = await locations.controllers();
    const plans = await Promise.all(
      controllers.map(async (controller) =>
        (await lookups.find(controller, 'logIn', actorId)).map((carePlanId) => ({ carePlanId, controller })),
      ),
    );
    return plans.flat();
  },
});
