import { clearTimeout, setTimeout } from 'node:timers';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { documentedEvents } from './integration-document.mjs';

const part = 'topics';
/** Without a batch for so long the brokers are taken for gone. */
const stalledAfterMs = 60_000;
const headers = new Set([
  ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'partitionkey', 'sequence'].map(
    (name) => `ce_${name}`,
  ),
  // Of CloudEvents' extension for tracing: random numbers.
  ...['ce_traceparent', 'traceparent', 'content-type'],
]);

/**
 * Reads the topic of each controller from the start and holds it to the log (docs/formats/integration-events.md, "On Kafka").
 * @param source where records come from: brokers, or a file of records
 * @param controllerOf who answers for the location of an application, by its id; undefined where no row says so any more
 */
export async function checkTopics(report, fold, source, controllerOf) {
  const documented = await documentedEvents();
  const controllers = [...new Set(fold.outgoing.map(({ controller }) => controller))].sort();
  const records = await source(controllers);
  for (const controller of controllers) {
    const messages = records.get(controller) ?? [];
    checkTopic(report, { fold, controller, messages, documented, controllerOf });
  }
}

/** All records of each topic, per partition in order, up to where each partition ended when we began. */
export const fromBrokers = (brokers, topicPattern) => async (controllers) => {
  const { Kafka, logLevel } = await import('kafkajs');
  const kafka = new Kafka({ clientId: 'koz-checker', brokers, logLevel: logLevel.NOTHING });
  const records = new Map();
  for (const controller of controllers)
    records.set(controller, await readTopic(kafka, topicPattern.replace('{controller}', controller)));
  return records;
};

/** Records that somebody else took from the topics: JSON lines with controller, partition, offset, key, value, headers. */
export const fromFile = (path) => async () => {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim());
  const records = new Map();
  for (const record of lines.map((line) => JSON.parse(line))) {
    if (!records.has(record.controller)) records.set(record.controller, []);
    records.get(record.controller).push(record);
  }
  return records;
};

async function readTopic(kafka, topic) {
  const admin = kafka.admin();
  await admin.connect();
  const groupId = `koz-checker-${randomUUID()}`;
  try {
    // Nobody told anything yet: what is missing is named, event by event.
    if (!(await admin.listTopics()).includes(topic)) return [];
    const offsets = await admin.fetchTopicOffsets(topic);
    const ends = new Map(
      offsets.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]),
    );
    return ends.size === 0 ? [] : await consume(kafka.consumer({ groupId }), topic, ends);
  } finally {
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}

async function consume(consumer, topic, ends) {
  const messages = [];
  let stalled;
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise((resolve, reject) => {
      const waitOn = () => {
        clearTimeout(stalled);
        stalled = setTimeout(() => reject(new Error(`topic ${topic} stalled`)), stalledAfterMs);
      };
      waitOn();
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      // The end of a batch and not of a message: after compaction the last offset may hold none.
      consumer
        .run({
          autoCommit: false,
          eachBatchAutoResolve: true,
          eachBatch: async ({ batch, resolveOffset }) => {
            waitOn();
            const end = ends.get(batch.partition);
            for (const { offset, key, value, headers: carried = {} } of batch.messages) {
              if (end !== undefined && BigInt(offset) < end)
                messages.push({
                  partition: batch.partition,
                  offset,
                  key: key?.toString(),
                  value,
                  headers: textsOf(carried),
                });
              resolveOffset(offset);
            }
            if (end !== undefined && BigInt(batch.lastOffset()) >= end - 1n) ends.delete(batch.partition);
            if (ends.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    clearTimeout(stalled);
    await consumer.disconnect();
  }
  return messages;
}

const textsOf = (carried) =>
  Object.fromEntries(Object.entries(carried).map(([name, value]) => [name, String(value ?? '')]));

function checkTopic(report, { fold, controller, messages, documented, controllerOf }) {
  const all = new Map(
    fold.outgoing.filter(({ type }) => documented.has(type)).map((event) => [event.id, event]),
  );
  const first = new Set();
  const told = new Map();
  const tombstones = new Map();
  const partitions = new Map();
  messages.forEach((message, index) => {
    const { key, partition } = message;
    if ((partitions.get(key) ?? partition) !== partition)
      report.differs(
        part,
        `${controller}: key ${key} is in partitions ${partitions.get(key)} and ${partition}`,
      );
    partitions.set(key, partition);
    if (message.value === null) return void tombstones.set(key, index);
    const event = all.get(message.headers.ce_id);
    if (!event || !mayBeTold(event, controller, controllerOf)) {
      const where = `${controller}: the record at ${partition}/${message.offset}`;
      return void report.differs(part, `${where} is not to be told here`);
    }
    const where = `${controller}: position ${event.position}`;
    for (const fault of faultsOf(message, event, documented.get(event.type)))
      report.differs(part, `${where}: ${fault}`);
    const state = told.get(key) ?? { position: -1, forgottenAt: -1 };
    if (ofWholePlan(event)) state.forgottenAt = index;
    told.set(key, state);
    if (first.has(event.id)) return;
    first.add(event.id);
    if (state.position > event.position)
      report.differs(part, `${where}: comes after position ${state.position} of the same key`);
    state.position = event.position;
  });
  const own = [...all.values()].filter((event) => event.controller === controller);
  const missing = own.filter(({ id }) => !first.has(id));
  for (const { position } of missing)
    report.differs(part, `${controller}: position ${position} was not told`);
  report.compare(part, `${controller}: own events, and those told`, own.length, own.length - missing.length);
  checkTombstones(report, { fold, controller, told, tombstones });
}

/** Another controller is told of the applications at its own locations, and when their plan is forgotten. */
function mayBeTold({ controller, kind, type, subject }, topicOf, controllerOf) {
  if (controller === topicOf) return true;
  if (kind === 'application') return (controllerOf.get(subject) ?? topicOf) === topicOf;
  return type === 'PersonalDataKeyShredded';
}

/** With the identity or the planning key the whole plan is to be forgotten. */
const ofWholePlan = ({ type, payload }) => type === 'PersonalDataKeyShredded' && payload.tier !== 'precise';

function faultsOf({ key, value, headers: carried }, event, { type, members }) {
  const subject = event.kind === 'controller' ? event.controller : event.carePlanId;
  const faults = [];
  if (carried.ce_type !== type) faults.push('another type');
  if (key !== subject || carried.ce_subject !== subject) faults.push('another key or subject');
  if (Number(carried.ce_sequence) !== event.position) faults.push('another sequence');
  for (const name of Object.keys(carried))
    if (!headers.has(name)) faults.push(`header ${name} is not documented`);
  let data;
  try {
    data = JSON.parse(value.toString());
  } catch {
    return [...faults, 'its data are no JSON'];
  }
  const wanted = Object.fromEntries(
    members.flatMap((name) => (name in event.payload ? [[name, event.payload[name]]] : [])),
  );
  if (event.kind === 'application') wanted.applicationId = event.subject;
  for (const name of Object.keys(data))
    if (!(name in wanted)) faults.push(`member ${name} is not documented`);
  for (const name of Object.keys(wanted))
    if (!isDeepStrictEqual(data[name], wanted[name])) faults.push(`member ${name} is not the log's`);
  return faults;
}

/** A plan that was forgotten whole has a tombstone after that was told; no other key has one. */
function checkTombstones(report, { fold, controller, told, tombstones }) {
  const forgotten = [...told].filter(([, { forgottenAt }]) => forgottenAt >= 0);
  let ended = 0;
  for (const [plan, { forgottenAt }] of forgotten) {
    if ((tombstones.get(plan) ?? -1) > forgottenAt) ended += 1;
    else report.differs(part, `${controller}: plan ${plan} has no tombstone after it was forgotten`);
  }
  report.compare(part, `${controller}: plans forgotten, and tombstones`, forgotten.length, ended);
  for (const plan of tombstones.keys()) {
    const left = fold.plans.get(plan)?.left ?? [];
    if (left.includes('identity') && left.includes('planning'))
      report.differs(part, `${controller}: tombstone of plan ${plan}, which is not forgotten`);
  }
}
