import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from '@koz/identity';

export const allowedRolesKey = 'koz:allowed-roles';
export const publicKey = 'koz:public';

/** The roles that may call a handler, or every handler of a controller. A handler without any is closed. */
export const Roles = (...roles: readonly [Role, ...Role[]]): CustomDecorator =>
  SetMetadata(allowedRolesKey, roles);

/** Anyone may call: no token is asked for or looked at. */
export const Public = (): CustomDecorator => SetMetadata(publicKey, true);
