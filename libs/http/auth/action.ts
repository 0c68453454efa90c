import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Action } from '@koz/identity';

export const actionKey = 'koz:action';

/**
 * What a handler does, or every handler of a controller: who may do it says the table of permissions. A handler that
 * names no action is closed.
 */
export const Does = (action: Action): CustomDecorator => SetMetadata(actionKey, action);
