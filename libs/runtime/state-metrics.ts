import { PostgresLocations } from '@koz/locations';
import {
  LagWatch,
  withTenant,
  type Clock,
  type Look,
  type Measurement,
  type Readiness,
  type Settings,
} from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import type { Database } from './database.js';
import type { EventStores } from './event-stores.js';

interface Parts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly database: Database;
  readonly stores: EventStores;
  readonly readiness: Readiness;
}

/** What every process can look up: what is stored is the same for all, so whoever is asked tells it. */
export const stateLooks = (parts: Parts): readonly Look[] => [
  readiness(parts),
  projections(parts),
  logTree(parts),
  epochs(parts),
  ...(parts.settings.kafkaBrokers === undefined ? [] : [relay(parts)]),
];

const readiness =
  ({ readiness: checks }: Parts): Look =>
  async () =>
    (await checks.states()).map(({ name, holds }) => ({
      name: 'koz_ready',
      labels: { check: name },
      value: holds ? 1 : 0,
    }));

function projections({ database, stores }: Parts): Look {
  const watch = new LagWatch();
  return async () => {
    const last = await stores.as('koz_query').lastPosition();
    const { rows } = await database
      .pool('koz_query')
      .query<{ projection: string; position: number }>(
        `SELECT projection, position::float8 AS position FROM rm.checkpoint WHERE state = 'live'`,
      );
    const seconds = watch.secondsBehind(
      last,
      rows.map(({ position }) => position),
    );
    return rows.flatMap(({ projection, position }, index): Measurement[] => [
      { name: 'koz_projection_lag_events', labels: { projection }, value: Math.max(0, last - position) },
      { name: 'koz_projection_lag_seconds', labels: { projection }, value: seconds[index] ?? 0 },
    ]);
  };
}

const logTree =
  ({ database, stores }: Parts): Look =>
  async () => {
    const last = await stores.as('koz_query').lastPosition();
    const { rows } = await database.pool('koz_query').query<{ size: number; signed: number }>(
      `SELECT size::float8 AS size, extract(epoch FROM signed_at)::float8 AS signed
           FROM audit.checkpoint ORDER BY size DESC LIMIT 1`,
    );
    const [latest] = rows;
    return [
      { name: 'koz_log_tree_lag_events', value: Math.max(0, last + 1 - (latest?.size ?? 0)) },
      ...(latest ? [{ name: 'koz_checkpoint_signed_timestamp_seconds', value: latest.signed } as const] : []),
    ];
  };

const epochs =
  ({ database, clock }: Parts): Look =>
  async () => {
    const controllers = await new PostgresLocations(database.pool('koz_query')).controllers();
    return (await Promise.all(controllers.map((controller) => epochsOf(database, clock, controller)))).flat();
  };

async function epochsOf(database: Database, clock: Clock, controller: ControllerId): Promise<Measurement[]> {
  const rows = await withTenant(
    database.pool('koz_vault'),
    controller,
    (sql) =>
      sql.query<{ state: string; epochs: number; oldest: Date }>(
        'SELECT state, count(*)::int AS epochs, min(since) AS oldest FROM vault.epoch WHERE controller = $1 GROUP BY 1',
        [controller],
      ),
    { readOnly: true },
  );
  const now = Date.parse(clock.now());
  const retired = rows.find(({ state }) => state === 'retiring')?.oldest.getTime() ?? now;
  return [
    ...rows.map(({ state, epochs: value }): Measurement => ({
      name: 'koz_key_epochs',
      labels: { controller, state },
      value,
    })),
    {
      name: 'koz_key_epoch_oldest_retired_seconds',
      labels: { controller },
      value: Math.max(0, (now - retired) / 1000),
    },
  ];
}

function relay({ database, stores }: Parts): Look {
  const watch = new LagWatch();
  return async () => {
    const last = await stores.as('koz_query').lastPosition();
    const { rows } = await database
      .pool('koz_relay')
      .query<{ position: number }>(
        `SELECT position::float8 AS position FROM platform.reader_checkpoint WHERE reader = 'relay'`,
      );
    const position = rows[0]?.position ?? -1;
    return [
      { name: 'koz_relay_lag_events', value: Math.max(0, last - position) },
      { name: 'koz_relay_lag_seconds', value: watch.secondsBehind(last, [position])[0] ?? 0 },
    ];
  };
}
