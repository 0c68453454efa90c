import { access, controllerFinder } from '@koz/http';
import { openIdentity } from '../identity.js';
import type { Runtime } from '../runtime.js';
import { wakingClock } from './waking-clock.js';

/**
 * The modules and settings by which an HTTP application of this process knows who asks. The modules hold the routes of
 * log-in and of development: where commands and queries are answered by processes of their own, those of commands have
 * them, and those of queries take the settings alone.
 *
 * @throws ClaimMappingError, IdentityKeyError
 */
export const openAccess = async (runtime: Runtime): Promise<ReturnType<typeof access>> =>
  access(await openIdentity(runtime), {
    clock: wakingClock(runtime),
    controllers: controllerFinder(runtime.locations('koz_query'), runtime.eventStore('koz_query')),
  });
