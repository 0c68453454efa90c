import { logOrigin } from '@koz/audit';
import { KafkaPublisher } from '@koz/messaging/kafka';
import type { Runtime } from '@koz/runtime';
import type { RelayDeps } from './deps.js';

/** What the relay takes from the process that it is in; undefined where the settings name no brokers. */
export function relayDepsOf(runtime: Runtime): RelayDeps | undefined {
  const brokers = runtime.settings.kafkaBrokers;
  if (brokers === undefined) return undefined;
  const locations = runtime.locations('koz_query');
  return {
    store: runtime.eventStore('koz_relay'),
    pool: runtime.database.pool('koz_relay'),
    publisher: new KafkaPublisher({ brokers }),
    controllers: () => locations.controllers(),
    source: logOrigin(runtime.shredding.fence.directory.id),
    logger: runtime.logger,
    readiness: runtime.readiness,
  };
}
