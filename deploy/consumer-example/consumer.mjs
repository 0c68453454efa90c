// Follows the integration events of one controller and keeps, in memory, what each plan's applications came to. Shows the
// three things that every consumer must do: take each event once, keep the order, and forget when it is told to.
import { pathToFileURL } from 'node:url';
import kafkajs from 'kafkajs';

const { Kafka, logLevel } = kafkajs;
const prefix = 'be.kinderopvangzoeker.';

/** What is kept: a plan with its applications and their last status. A real system writes to its own database. */
export class Plans {
  /** @type {Map<string, { seen: string, applications: Map<string, string> }>} */
  #plans = new Map();

  /**
   * @param {string} key the plan
   * @param {Readonly<Record<string, string>>} headers
   * @param {string | null} value
   */
  take(key, headers, value) {
    if (value === null) {
      // A tombstone: nothing identifies the family any more, so nothing of the plan may stay here either.
      this.#plans.delete(key);
      return;
    }
    const plan = this.#plans.get(key) ?? { seen: '', applications: new Map() };
    // At least once: what is not newer than what was seen of this plan was taken already.
    if (headers.ce_sequence <= plan.seen) return;
    plan.seen = headers.ce_sequence;
    this.#plans.set(key, plan);
    const type = headers.ce_type.replace(prefix, '').replace(/\.v\d+$/, '');
    const { applicationId } = JSON.parse(value);
    // A type that this program does not know is no fault: it was added later.
    if (type.startsWith('application.'))
      plan.applications.set(applicationId, type.slice('application.'.length));
  }

  /** Plans and the status of their applications, as plain objects. */
  toJSON() {
    return Object.fromEntries(
      [...this.#plans].map(([plan, { applications }]) => [plan, Object.fromEntries(applications)]),
    );
  }
}

/**
 * Reads a controller's topic from the start and goes on.
 *
 * @param {{ brokers: string[], controller: string, groupId: string, onChange?: (plans: Plans) => void }} options
 * @returns {Promise<{ plans: Plans, stop: () => Promise<void> }>}
 */
export async function follow({ brokers, controller, groupId, onChange }) {
  const consumer = new Kafka({ brokers, clientId: groupId, logLevel: logLevel.ERROR }).consumer({ groupId });
  const plans = new Plans();
  await consumer.connect();
  await consumer.subscribe({ topics: [`koz.${controller}.integration.v1`], fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message: { key, headers, value } }) => {
      const texts = Object.fromEntries(
        Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)]),
      );
      plans.take(String(key), texts, value === null ? null : String(value));
      onChange?.(plans);
    },
  });
  return { plans, stop: () => consumer.disconnect() };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const brokers = (process.env.KAFKA_BROKERS ?? '127.0.0.1:9092').split(',');
  const controller = process.argv[2] ?? 'antwerpen';
  // A group of its own at each start: what it keeps is in memory, so it begins at the beginning.
  const groupId = `consumer-example-${process.pid}`;
  const { stop } = await follow({
    brokers,
    controller,
    groupId,
    onChange: (plans) => process.stdout.write(`${JSON.stringify(plans)}\n`),
  });
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => void stop().then(() => process.exit(0)));
}
