import type { Message } from 'kafkajs';
import type { CloudEvent } from '../cloud-event.js';
import type { Telling } from '../publisher.port.js';
import { topicOf } from './topics.js';

/** A record, and the topic that it is for. */
export interface TopicRecord {
  readonly topic: string;
  readonly message: Message;
}

/** What is told as a record: an event in binary mode, or a tombstone under the plan's key. */
export const recordOf = (telling: Telling): TopicRecord => ({
  topic: topicOf(telling.to),
  message:
    'event' in telling
      ? eventMessage(telling.event, telling.traceparent)
      : { key: telling.forget, value: null },
});

/** CloudEvents 1.0, Kafka protocol binding, binary content mode: attributes as headers, the value is `data`. */
function eventMessage(
  { datacontenttype, data, ...attributes }: CloudEvent,
  traceparent: string | undefined,
): Message {
  const headers = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[`ce_${name}`, value] as const],
  );
  return {
    key: attributes.partitionkey,
    value: JSON.stringify(data),
    headers: {
      'content-type': datacontenttype,
      ...Object.fromEntries(headers),
      ...(traceparent === undefined ? {} : { traceparent }),
    },
  };
}
