import {
  controllerDecider,
  type AdoptDisclosureMethod,
  type ControllerRefusal,
  type ControllerState,
  type RegisterController,
} from '@koz/domain';
import type { ActorId, ControllerId } from '@koz/privacy-types';
import { namedCommandId } from '../ids.js';
import type { CommandDeps, Outcome } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { controllerStream } from './streams.js';

type SetUpOutcome = Outcome<ControllerState, ControllerRefusal>;

/** Who sets a controller up, and which one. */
export interface SetUpContext {
  readonly controller: ControllerId;
  readonly actor: ActorId;
}

/** A local government answers for data from now on. Its command id derives from its id: done once in effect. */
export const registerController = (
  deps: CommandDeps,
  { controller, actor }: SetUpContext,
  command: Omit<RegisterController, 'type'>,
): Promise<SetUpOutcome> =>
  handle(deps, {
    stream: controllerStream(controller),
    decider: controllerDecider,
    command: { type: 'register', ...command },
    context: { commandId: namedCommandId('register-controller', controller), actor, scope: { controller } },
  });

/**
 * A controller decides what an organiser sees at which stage. The command id derives from the policy's id and
 * version: adopting the same one again is answered with the first time.
 */
export const adoptDisclosureMethod = (
  deps: CommandDeps,
  { controller, actor }: SetUpContext,
  command: Omit<AdoptDisclosureMethod, 'type'>,
): Promise<SetUpOutcome> =>
  handle(deps, {
    stream: controllerStream(controller),
    decider: controllerDecider,
    command: { type: 'adoptDisclosureMethod', ...command },
    context: {
      commandId: namedCommandId('adopt-method', controller, command.policy.id, command.policy.version),
      actor,
      scope: { controller },
    },
  });
