import { hash } from 'node:crypto';
import {
  controllerDecider,
  type AdoptDisclosureMethod,
  type AdoptHandlingTerms,
  type ControllerRefusal,
  type ControllerState,
  type RegisterController,
} from '@koz/domain';
import { canonicalJson } from '@koz/privacy-keys';
import type { ActorId, ControllerId } from '@koz/privacy-types';
import { namedCommandId } from '../ids.js';
import type { CommandContext, CommandDeps, Outcome } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { controllerStream } from './streams.js';

type SetUpOutcome = Outcome<ControllerState, ControllerRefusal>;

/** Who sets a controller up, and which one. */
export interface SetUpContext {
  readonly controller: ControllerId;
  readonly actor: ActorId;
}

/**
 * A local government answers for data from now on. The command id derives from what is registered: the same again is
 * answered with the first time, anything else is refused.
 */
export const registerController = (
  deps: CommandDeps,
  { controller, actor }: SetUpContext,
  command: Omit<RegisterController, 'type'>,
): Promise<SetUpOutcome> =>
  handle(deps, {
    stream: controllerStream(controller),
    decider: controllerDecider,
    command: { type: 'register', ...command },
    context: contextOf('register-controller', { controller, actor }, command),
  });

/**
 * A controller decides what an organiser sees at which stage. The command id derives from the document and its
 * ground: the same again is answered with the first time, another document under the same version is refused.
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
    context: contextOf('adopt-method', { controller, actor }, command),
  });

/** A controller decides within which terms applications are handled; again, with the same terms, changes nothing. */
export const adoptHandlingTerms = (
  deps: CommandDeps,
  { controller, actor }: SetUpContext,
  command: Omit<AdoptHandlingTerms, 'type'>,
): Promise<SetUpOutcome> =>
  handle(deps, {
    stream: controllerStream(controller),
    decider: controllerDecider,
    command: { type: 'adoptHandlingTerms', ...command },
    context: contextOf('adopt-terms', { controller, actor }, command),
  });

function contextOf(name: string, { controller, actor }: SetUpContext, command: object): CommandContext {
  const said = hash('sha256', canonicalJson({ ...command }), 'hex');
  return { commandId: namedCommandId(name, controller, said), actor, scope: { controller } };
}
