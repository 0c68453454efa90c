import { Queue, type IQueueBackend } from 'bullmq';
import { queueName, type Jobs } from '@koz/jobs';
import type { DoomedWorker, JobsHarness, Stored } from '@koz/jobs-contract';
import { silentLogger } from '@koz/platform';
import { createJobs } from '../bullmq-jobs.js';
import type { DoomedWorkers } from './doomed-worker.js';
import { openServer, quickTimes, type ServerAddress } from './open-server.js';

/** For tests: what is special about a server. */
export interface TestedServer {
  readonly address: ServerAddress;
  stored(): Promise<Stored>;
  breakConnections(): Promise<void>;
  lose(): Promise<void>;
  dispose(): Promise<void>;
}

/** For tests: the harness of the contract on a server. */
export function bullMqHarness(tested: TestedServer, doomed: DoomedWorkers): JobsHarness {
  const opened: Jobs[] = [];
  const killable: DoomedWorker[] = [];
  return {
    async open() {
      const jobs = await createJobs({
        server: await openServer(tested.address),
        logger: silentLogger,
        times: quickTimes,
      });
      opened.push(jobs);
      return jobs;
    },
    async startDoomedWorker() {
      const worker = await doomed.start(tested.address);
      killable.push(worker);
      return worker;
    },
    stored: () => tested.stored(),
    plant: (name, data) =>
      withQueue(tested.address, async (queue) => {
        await queue.add(name, data);
      }),
    letDailyJobsCome: () =>
      withQueue(tested.address, async (queue) => {
        for (const job of await queue.getDelayed()) await job.promote();
      }),
    breakConnections: () => tested.breakConnections(),
    lose: () => tested.lose(),
    async dispose() {
      await Promise.all(killable.map((worker) => worker.kill()));
      await Promise.all(opened.map((jobs) => jobs.close()));
      await tested.dispose();
    },
  };
}

type AnyQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, unknown>;

/** The queue itself, past the port. */
async function withQueue(address: ServerAddress, work: (queue: AnyQueue) => Promise<void>): Promise<void> {
  const server = await openServer(address);
  const { connection, prefix, factory } = server;
  const options = { connection, ...(prefix === undefined ? {} : { prefix }) };
  const queue: AnyQueue = new Queue(queueName, options, factory);
  try {
    await work(queue);
  } finally {
    await queue.close();
    await server.close();
  }
}
