import { access, controllerFinder, type HttpSettings } from '@koz/http';
import { openIdentity } from '../identity.js';
import type { Runtime } from '../runtime.js';
import { wakingClock } from './waking-clock.js';

/** Who may come in, and how often. */
export interface Access {
  readonly modules: ReturnType<typeof access>['modules'];
  readonly settings: ReturnType<typeof access>['settings'] &
    Pick<HttpSettings, 'rates' | 'trustedProxies' | 'overTls'>;
}

/**
 * The modules and settings by which an HTTP application of this process knows who asks, and how often they may. The modules hold the routes of
 * log-in and of development: where commands and queries are answered by processes of their own, those of commands have
 * them, and those of queries take the settings alone.
 *
 * @throws ClaimMappingError, IdentityKeyError
 */
export async function openAccess(runtime: Runtime): Promise<Access> {
  const { mode, rates, trustedProxies } = runtime.settings;
  const { modules, settings } = access(await openIdentity(runtime), {
    clock: wakingClock(runtime),
    controllers: controllerFinder(runtime.locations('koz_query'), runtime.eventStore('koz_query')),
  });
  // In production browsers come by TLS, which ends before us.
  const limits = { rates, overTls: mode === 'production', ...(trustedProxies && { trustedProxies }) };
  return { modules, settings: { ...settings, ...limits } };
}
