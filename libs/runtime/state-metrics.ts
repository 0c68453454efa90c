import type { Database } from './database.js';
import type { EventStores } from './event-stores.js';
import {
  LagWatch,
  type Clock,
  type Look,
  type Readiness,
  type Measurement,
  type Settings,
} from '@koz/platform';

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
    const { rows } = await database
      .pool('koz_vault')
      .query<{ controller: string; state: string; epochs: number; oldest: Date }>(
        `SELECT controller, state, count(*)::int AS epochs, min(since) AS oldest FROM vault.epoch GROUP BY 1, 2`,
      );
    const now = Date.parse(clock.now());
    const controllers = [...new Set(rows.map(({ controller }) => controller))];
    const retiring = new Map(
      rows.filter(({ state }) => state === 'retiring').map(({ controller, oldest }) => [controller, oldest]),
    );
    return [
      ...rows.map(({ controller, state, epochs: value }): Measurement => ({
        name: 'koz_key_epochs',
        labels: { controller, state },
        value,
      })),
      ...controllers.map((controller): Measurement => {
        const since = retiring.get(controller)?.getTime() ?? now;
        return {
          name: 'koz_key_epoch_oldest_retired_seconds',
          labels: { controller },
          value: Math.max(0, (now - since) / 1000),
        };
      }),
    ];
  };

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
