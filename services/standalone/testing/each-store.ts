import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProtocolServer } from '@koz/event-store-kurrentdb/testing';
import { Client, end, freePort, startServer, type Installation } from './running-server.js';

/** An event store that an installation can be started on, and ended after it. */
interface Store {
  readonly url?: string;
  close(): Promise<void>;
}

/** What the whole is tried on, by name: what holds on one store must hold on the other. */
export const stores: readonly [string, () => Promise<Store>][] = [
  ['PostgreSQL', async () => ({ close: async () => undefined })],
  [
    'KurrentDB’s protocol',
    async () => {
      const server = new ProtocolServer();
      await server.start();
      return { url: server.url, close: () => server.die() };
    },
  ],
];

/** An installation that runs, with the sample region. */
export interface Running {
  readonly installation: Installation;
  /** Ends the process and the store, and removes what they kept. */
  end(): Promise<void>;
}

/** Starts everything on a store, with nothing of an earlier start; with the sample, where the settings say nothing else. */
export async function startOn(
  openStore: () => Promise<Store>,
  settings: Installation['settings'] = {},
): Promise<Running> {
  const store = await openStore();
  const directory = await mkdtemp(join(tmpdir(), 'koz-on-store-'));
  // PostgreSQL runs as another user when this is root, and must be able to go here.
  await chmod(directory, 0o755);
  const port = await freePort();
  const eventStoreUrl = store.url && { eventStoreUrl: store.url };
  const installation = { directory, port, output: [], settings, ...eventStoreUrl };
  const server = await startServer(installation).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return {
    installation,
    async end() {
      await end(server, 'SIGTERM');
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export interface Location {
  readonly locationId: string;
  readonly organiserId: string;
  readonly controller: string;
}

/** A location of each organiser that has one in a municipality. */
export async function locationsOfOrganisers(
  installation: Installation,
  municipality: string,
): Promise<Location[]> {
  const anyone = await Client.as(installation, { role: 'family' });
  const { body } = await anyone.get<{ items: Location[] }>(
    `/locations?municipality=${municipality}&limit=100`,
  );
  return [...new Map(body.items.map((location) => [location.organiserId, location])).values()];
}

/** A plan of Antwerp that is put to the locations, with what method 1 asks. */
export const planFor = (locations: readonly Location[]) => ({
  controller: 'antwerpen',
  parent: { firstName: 'Levensloop', lastName: 'Proefgezin', birthDate: '1990-05-06' },
  child: { birthDate: '2026-12-02', expected: true },
  address: { street: 'Levensloopdreef', number: '7' },
  postcode: '2000',
  priorityRules: [],
  startDate: '2027-03-01',
  endDate: '2029-02-28',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'acrossBorders',
  locationIds: locations.map(({ locationId }) => locationId),
});
