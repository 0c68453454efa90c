import { integrationTable, memberSchemas, type MemberSchema } from '@koz/messaging';
import { partitions, topicSettings } from '@koz/messaging/kafka';

/** A rule of the table that goes out, as far as this needs it. */
interface GoesOut {
  readonly type: string;
  readonly members: readonly string[];
}

const isTold = (rule: object): rule is GoesOut => 'type' in rule;

/** The name of a message: `care-plan.filed.v1`. */
const nameOf = (type: string): string => type.replace('be.kinderopvangzoeker.', '');

const text = (description: string): MemberSchema => ({ type: 'string', description });
const attributes: Readonly<Record<string, MemberSchema>> = {
  'content-type': { const: 'application/json' },
  ce_specversion: { const: '1.0' },
  ce_id: { ...text('Of the event in the log: who has seen it takes it once.'), format: 'uuid' },
  ce_source: text('The origin of the log, line 1 of its checkpoints.'),
  ce_subject: text('The care plan, or the controller of an event of its own.'),
  ce_time: { ...text('The event’s own time.'), format: 'date-time' },
  ce_partitionkey: text('As the subject: what is of one key stays in order.'),
  ce_sequence: { ...text('The position in the log.'), pattern: '^\\d{16}$' },
};

function eventMessage(type: string, { type: publicType, members }: GoesOut): MemberSchema {
  const ofApplication = type.startsWith('Application');
  const names = [...(ofApplication ? ['applicationId'] : []), ...members];
  return {
    name: nameOf(publicType),
    title: type,
    summary: `Told of ${type} in the log.`,
    contentType: 'application/json',
    headers: {
      type: 'object',
      required: ['ce_type', ...Object.keys(attributes)],
      properties: { ce_type: { const: publicType }, ...attributes },
    },
    payload: {
      type: 'object',
      ...(ofApplication ? { required: ['applicationId'] } : {}),
      properties: Object.fromEntries(names.map((name) => [name, memberSchemas[name]])),
      additionalProperties: false,
    },
    bindings: { kafka: { key: { type: 'string' }, bindingVersion: '0.5.0' } },
  };
}

const tombstone: MemberSchema = {
  name: 'tombstone',
  title: 'Forgotten',
  summary:
    'A record without a value: nothing identifies the family any more. Delete all that you keep under its key.',
  payload: { type: 'null' },
  bindings: {
    kafka: {
      key: { type: 'string', format: 'uuid', description: 'The care plan.' },
      bindingVersion: '0.5.0',
    },
  },
};

/** The messages by name, in the order of the table. */
export const messages = (): Readonly<Record<string, MemberSchema>> => ({
  ...Object.fromEntries(
    Object.entries(integrationTable).flatMap(([type, rule]) =>
      isTold(rule) ? [[nameOf(rule.type), eventMessage(type, rule)]] : [],
    ),
  ),
  tombstone,
});

/** The AsyncAPI 3 document of what goes to Kafka, as text: the same for the same code. */
export function asyncApiText(): string {
  const all = messages();
  const reference = (name: string) => ({ $ref: `#/channels/integration/messages/${name}` });
  const days = (setting: string): number => Number(topicSettings[setting]) / (24 * 60 * 60_000);
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Kinderopvangzoeker: integration events',
      version: '1.0.0',
      description:
        'What happens to care plans and their applications, for other systems of a controller: CloudEvents 1.0 in binary mode, at least once, in order per plan. Ids, codes and times of our own; never a personal value, not even sealed. The same events are a feed over HTTP (docs/openapi.json, GET /api/v1/integration/events).',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    defaultContentType: 'application/json',
    servers: {
      production: {
        host: 'kafka.example.be:9092',
        protocol: 'kafka',
        description:
          'The brokers that KOZ_KAFKA_BROKERS names. Who may read a topic is a right on it, given by whoever runs them.',
      },
    },
    channels: {
      integration: {
        address: 'koz.{controller}.integration.v1',
        title: 'One topic for each controller',
        description: `Plans that the controller answers for, and what happens to applications at its locations of plans that another shares with it. Whole for ${days('retention.ms')} days, gone ${days('segment.ms')} day later.`,
        parameters: {
          controller: { description: 'Its code.', examples: ['antwerpen', 'mechelen', 'turnhout'] },
        },
        servers: [{ $ref: '#/servers/production' }],
        messages: Object.fromEntries(
          Object.keys(all).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
        bindings: {
          kafka: {
            partitions,
            topicConfiguration: {
              'cleanup.policy': topicSettings['cleanup.policy']?.split(','),
              'retention.ms': Number(topicSettings['retention.ms']),
            },
            bindingVersion: '0.5.0',
          },
        },
        'x-topic-settings': topicSettings,
      },
    },
    operations: {
      tell: {
        action: 'send',
        title: 'Tell what happened',
        summary: 'The relay tells each event that goes out, and a tombstone after a plan’s last.',
        channel: { $ref: '#/channels/integration' },
        messages: Object.keys(all).map(reference),
      },
    },
    components: { messages: all },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
