import type { AppendRequest, EventStore } from './event-store.port.js';

/**
 * The same store, which tells of appends that took effect before whoever appended learns of it. Those that are told of
 * take turns: while somebody looks at what an event brought about, none of the others is appended.
 *
 * @param concerns which appends are told of; the others go their own way
 * @param tell is given the position of the append's last event; what it throws fails the append for its caller
 */
export function observed(
  store: EventStore,
  concerns: (request: AppendRequest) => boolean,
  tell: (request: AppendRequest, position: number) => Promise<void>,
): EventStore {
  let turn: Promise<unknown> = Promise.resolve();
  const appendAndTell = async (request: AppendRequest) => {
    const outcome = await store.append(request);
    if (outcome.outcome === 'appended' && !outcome.replayed) await tell(request, outcome.position);
    return outcome;
  };
  const append: EventStore['append'] = (request) => {
    if (!concerns(request)) return store.append(request);
    const appended = turn.then(() => appendAndTell(request));
    turn = appended.catch(() => undefined);
    return appended;
  };
  return Object.create(store, { append: { value: append } }) as EventStore;
}
