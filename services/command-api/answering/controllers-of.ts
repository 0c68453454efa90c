import type { ControllersOf } from '@koz/command-handling';
import type { CommandApiDeps } from '../deps.js';

/** Which local government answers for each of these locations, as far as they are known. */
export const controllersOf =
  ({ locations }: Pick<CommandApiDeps, 'locations'>): ControllersOf =>
  async (ids) => {
    const known = await locations.byIds([...new Set(ids)]);
    return new Map([...known].map(([id, { controller }]) => [id, controller]));
  };
