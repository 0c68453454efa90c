import type { EventStore } from '@koz/event-store';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import type { Logger, Role, Settings } from '@koz/platform';
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

function eventStores(make: (role: Role) => Closable, afterwards: () => Promise<void>): EventStores {
  const made = new Map<Role, Closable>();
  return {
    as(role) {
      const store = made.get(role) ?? make(role);
      made.set(role, store);
      return store;
    },
    async close() {
      await Promise.all([...made.values()].map((store) => store.close()));
      await afterwards();
    },
  };
}
