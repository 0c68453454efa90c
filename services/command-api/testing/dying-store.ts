import { EventStoreUnavailableError } from '@koz/event-store';
import type { CommandApiDeps } from '../deps.js';

/** The same store, but out of reach after so many appends, as if the process had died there. */
export function dyingAfter(appends: number, deps: CommandApiDeps): CommandApiDeps {
  let done = 0;
  const store = Object.create(deps.store) as CommandApiDeps['store'];
  store.append = async (request) => {
    if (done++ >= appends) throw new EventStoreUnavailableError('dead');
    return deps.store.append(request);
  };
  return { ...deps, store, retry: { pauses: [], pause: async () => undefined } };
}
