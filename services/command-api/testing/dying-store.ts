import { EventStoreUnavailableError } from '@koz/event-store';
import type { CommandApiDeps } from '../deps.js';

/** The same store, but out of reach after so many appends, as if the process had died there. */
export function dyingAfter(appends: number, deps: CommandApiDeps): CommandApiDeps {
  const done: Promise<unknown>[] = [];
  const store = Object.create(deps.store) as CommandApiDeps['store'];
  store.append = async (request) => {
    if (done.length >= appends) {
      await Promise.allSettled(done);
      throw new EventStoreUnavailableError('dead');
    }
    const appended = deps.store.append(request);
    done.push(appended);
    return appended;
  };
  return { ...deps, store, retry: { pauses: [], pause: async () => undefined } };
}
