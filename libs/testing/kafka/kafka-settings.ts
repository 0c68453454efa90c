import { join } from 'node:path';

export interface KafkaPlace {
  readonly directory: string;
  readonly port: number;
  readonly controllerPort: number;
}

/**
 * The settings of one node that is broker and controller, on loopback. Topics are made by those who state how long they
 * keep, never by a producer's first record.
 */
export const kafkaSettings = (
  { directory, port, controllerPort }: KafkaPlace,
  others: Readonly<Record<string, string | number>> = {},
): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': join(directory, 'log'),
    'auto.create.topics.enable': false,
    'num.partitions': 3,
    'offsets.topic.num.partitions': 3,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 3,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'num.network.threads': 1,
    'num.io.threads': 2,
    'log.cleaner.threads': 1,
    'background.threads': 2,
    ...others,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
