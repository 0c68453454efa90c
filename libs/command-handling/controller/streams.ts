import { controllerDecider, type ControllerState } from '@koz/domain';
import type { ControllerEvent } from '@koz/events';
import { streamName } from '@koz/event-store';
import type { ControllerId } from '@koz/privacy-types';
import type { CommandDeps } from '../streams/command.js';
import { loadStream, type LoadedStream } from '../streams/load.js';

export type LoadedController = LoadedStream<ControllerState, ControllerEvent>;

export const controllerStream = (id: ControllerId) => streamName('controller', id);

/** Reads what a local government registered and adopted; without events for one that never registered. */
export const loadController = (
  deps: Pick<CommandDeps, 'store' | 'vault' | 'retry'>,
  controller: ControllerId,
): Promise<LoadedController> =>
  loadStream(deps, { controller }, controllerStream(controller), controllerDecider);
