import { InvalidArgumentError } from 'commander';
import { isControllerId, type ControllerId } from '@koz/privacy-types';

/**
 * A controller that an option names.
 * @throws InvalidArgumentError for what is no such code; its message does not repeat it
 */
export function controllerArgument(code: string): ControllerId {
  if (!isControllerId(code)) throw new InvalidArgumentError('Dit is geen verwerkingsverantwoordelijke.');
  return code;
}
