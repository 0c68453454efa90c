import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adoptDisclosureMethod, MethodsInForce, registerController } from '@koz/command-handling';
import { method1 } from '@koz/disclosure';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { PostgresLocations } from '@koz/locations';
import { SettableClock } from '@koz/platform';
import { Keyring, LocalMasterKey, PostgresCommandBodies, PostgresKeyVault } from '@koz/privacy-keys';
import {
  controllerId,
  instant,
  uuid,
  type ActorId,
  type LocationId,
  type OrganiserId,
  type PublicText,
} from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { testDatabase } from '@koz/testing';
import type { CommandApiDeps } from '../deps.js';

export const antwerpen = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');

const organiserOf = (n: number) => uuid<OrganiserId>(`00000000-0000-4000-8000-00000000000${n}`);
const locationOf = (n: number) => uuid<LocationId>(`00000000-0000-4000-9000-00000000000${n}`);
const text = (value: string) => value as PublicText;

/** Two organisers in Antwerpen and one in Mechelen, a location each. */
export const organisers = { one: organiserOf(1), two: organiserOf(2), mechelen: organiserOf(3) };
export const locations = { one: locationOf(1), two: locationOf(2), mechelen: locationOf(3) };

export interface ConsultationRow {
  readonly action: string;
  readonly reason: string;
  readonly subject: string | null;
  readonly role: string;
  readonly controller: string;
  readonly actor: string;
}

export interface Region {
  readonly deps: CommandApiDeps & { readonly clock: SettableClock };
  /** Events in the log. */
  countEvents(): Promise<number>;
  /** What is recorded of who decided on holds, policies and runs, in order. */
  consultations(): Promise<readonly ConsultationRow[]>;
  /** Has the ledger refuse, or take, what is recorded. */
  letRecord(takes: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A region on a database of its own: two controllers under method 1, three locations. */
export async function openRegion(): Promise<Region> {
  const db = await testDatabase({ migrations: allMigrations });
  const keysDir = mkdtempSync(join(tmpdir(), 'koz-keys-'));
  const clock = new SettableClock(instant('2026-11-23T18:00:00Z'));
  const keyring = new Keyring({ keysDir, master: new LocalMasterKey(randomBytes(32)), clock });
  const store = createPostgresEventStore({ readPool: db.pool('koz_command') });
  const vault = new PostgresKeyVault({ pool: db.pool('koz_vault'), keyring, clock });
  const register = new PostgresLocations(db.pool('koz_command'));
  const deps = {
    store,
    vault,
    clock,
    pool: db.pool('koz_command'),
    bodies: new PostgresCommandBodies(db.pool('koz_vault'), keyring, clock),
    locations: register,
    methods: new MethodsInForce({ store, vault }),
  };
  await fill(deps, register);
  return {
    deps,
    countEvents: async () => {
      const { rows } = await db.adminPool().query<{ n: number }>('SELECT count(*) AS n FROM es.event');
      return rows[0]?.n ?? 0;
    },
    consultations: async () =>
      (
        await db
          .adminPool()
          .query<ConsultationRow>(
            'SELECT action, reason, subject, role, controller, actor FROM ledger.consultation ORDER BY entry',
          )
      ).rows,
    letRecord: async (takes) => {
      const change = takes
        ? 'GRANT INSERT ON ledger.consultation TO'
        : 'REVOKE INSERT ON ledger.consultation FROM';
      await db.adminPool().query(`${change} koz_command`);
    },
    close: async () => {
      await store.close();
      await db.drop();
      rmSync(keysDir, { recursive: true, force: true });
    },
  };
}

async function fill(deps: CommandApiDeps, register: PostgresLocations): Promise<void> {
  const actor = uuid<ActorId>('00000000-0000-4000-a000-000000000001');
  for (const controller of [antwerpen, mechelen]) {
    const context = { controller, actor };
    await registerController(deps, context, { name: text(controller), region: 'eu-be' });
    await adoptDisclosureMethod(deps, context, { policy: method1, ground: 'regionDefault' });
  }
  const careParts = [{ weekday: 'mon', part: 'full' }] as const;
  const place = { careParts, capacity: 14, name: text('Locatie') };
  await register.upsert(
    Object.values(organisers).map((organiserId) => ({ organiserId, name: text('Organisator') })),
    [
      {
        ...place,
        locationId: locations.one,
        organiserId: organisers.one,
        controller: antwerpen,
        postcode: '2018',
      },
      {
        ...place,
        locationId: locations.two,
        organiserId: organisers.two,
        controller: antwerpen,
        postcode: '2060',
      },
      {
        ...place,
        locationId: locations.mechelen,
        organiserId: organisers.mechelen,
        controller: mechelen,
        postcode: '2800',
      },
    ],
  );
}
