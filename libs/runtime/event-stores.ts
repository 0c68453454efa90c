import { EventStoreUnavailableError, type EventStore } from '@koz/event-store';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import {
  appendConflicts,
  appendDuration,
  inSpan,
  type Logger,
  type Role,
  type Settings,
} from '@koz/platform';
import type { Database } from './database.js';

/** The event log as the roles of a process see it: on PostgreSQL, or on the KurrentDB that the settings name. */
export interface EventStores {
  /** Made on first use and shared within the process. */
  as(role: Role): EventStore;
  close(): Promise<void>;
}

type Closable = EventStore & { close(): Promise<void> };

export async function openEventStores(
  settings: Settings,
  database: Database,
  logger: Logger,
): Promise<EventStores> {
  const url = settings.eventStoreUrl?.reveal();
  if (url === undefined)
    return eventStores(
      (role) => createPostgresEventStore({ readPool: database.pool(role) }),
      async () => undefined,
    );
  // Its client and native bridge are loaded by those who use them only.
  const { createKurrentDbEventStore, kurrentDbDefaults, startSealer } =
    await import('@koz/event-store-kurrentdb');
  // Every process stands ready to number the log: whichever is there holds the lease.
  const pool = database.pool('koz_sealer', { max: 2 });
  const sealer = startSealer({ ...kurrentDbDefaults, url, pool, logger });
  return eventStores(
    (role) => createKurrentDbEventStore({ url, pool: database.pool(role) }),
    () => sealer.stop(),
  );
}

/** For readiness: a log beside the database tells where it ends only when it is there and what stands in it is numbered. */
export async function logAnswers(store: EventStore): Promise<true | string> {
  try {
    await store.lastPosition();
    return true;
  } catch (error) {
    if (error instanceof EventStoreUnavailableError) return 'not reached, or not numbered';
    throw error;
  }
}

function eventStores(make: (role: Role) => Closable, afterwards: () => Promise<void>): EventStores {
  const made = new Map<Role, Closable>();
  return {
    as(role) {
      const store = made.get(role) ?? measured(make(role));
      made.set(role, store);
      return store;
    },
    async close() {
      await Promise.all([...made.values()].map((store) => store.close()));
      await afterwards();
    },
  };
}

/** The same store, which counts how long its appends take and how many met another that was first. */
function measured(store: Closable): Closable {
  const append: EventStore['append'] = async (request) => {
    const end = appendDuration.startTimer();
    const about = { 'koz.events': request.events.length, 'koz.controller': request.scope.controller };
    try {
      const outcome = await inSpan('append', about, async (span) => {
        const appended = await store.append(request);
        span.setAttribute('koz.outcome', appended.outcome);
        return appended;
      });
      if (outcome.outcome === 'conflict') appendConflicts.inc();
      end({ outcome: outcome.outcome });
      return outcome;
    } catch (error) {
      end({ outcome: 'error' });
      throw error;
    }
  };
  return Object.create(store, { append: { value: append } }) as Closable;
}
