import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { eventually } from '../eventually.js';
import { end, endOrderly, runs } from '../processes/child.js';
import { freePort } from '../processes/free-port.js';
import { kafkaJars, missingForKafka } from './kafka-jars.js';
import { kafkaSettings, type KafkaPlace } from './kafka-settings.js';

/** A JVM on a busy machine takes its time. */
const readyWithinMs = 120_000;
const stopWithinMs = 30_000;

export interface KafkaOptions {
  /** Where settings, data and log of the server lie; made when absent, and kept when the server stops. */
  readonly directory: string;
  /** Absent: a free one. */
  readonly port?: number;
  /** Of the server, beside ours or instead of them: for a spec that cannot wait as long as a broker does. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** A real Apache Kafka of our own: one process, broker and controller, on loopback. */
export class KafkaProcess {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly place: KafkaPlace,
    private readonly jars: string,
    private readonly settings: NonNullable<KafkaOptions['settings']>,
  ) {}

  /**
   * Starts a server and waits until it answers.
   *
   * @returns undefined where java or mvn is not on the PATH, so that specs can skip by name
   * @throws an Error with the end of what Maven or Kafka said when either fails
   */
  static async start({ directory, port, settings = {} }: KafkaOptions): Promise<KafkaProcess | undefined> {
    if (missingForKafka().length > 0) return undefined;
    const jars = await kafkaJars();
    const place = { directory, port: port ?? (await freePort()), controllerPort: await freePort() };
    const server = new KafkaProcess(place, jars, settings);
    await server.restart();
    return server;
  }

  get port(): number {
    return this.place.port;
  }

  /** For `KOZ_KAFKA_BROKERS` and for `brokers` of kafkajs. */
  get brokers(): string {
    return `127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts it again after `kill` or `stop`: on the same port, with the same data. */
  async restart(): Promise<void> {
    if (this.child && runs(this.child)) return;
    const settings = join(this.place.directory, 'server.properties');
    await mkdir(this.place.directory, { recursive: true });
    await writeFile(settings, kafkaSettings(this.place, this.settings));
    if (!existsSync(join(this.place.directory, 'log', 'meta.properties'))) await this.format(settings);
    const child = this.java(['-Xmx512m', 'kafka.Kafka', settings]);
    this.child = child;
    await eventually(async () => {
      if (!runs(child)) throw new Error(`Kafka ended: see ${join(this.place.directory, 'server.out')}`);
      await this.answers();
      return true;
    }, readyWithinMs);
  }

  /** kill -9. */
  async kill(): Promise<void> {
    if (this.child) await end(this.child, 'SIGKILL');
  }

  /** An orderly end, or after half a minute any. */
  async stop(): Promise<void> {
    if (this.child) await endOrderly(this.child, stopWithinMs);
  }

  private async format(settings: string): Promise<void> {
    const id = randomBytes(16).toString('base64url');
    const child = this.java(['kafka.tools.StorageTool', 'format', '-t', id, '-c', settings]);
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`Kafka’s storage could not be made: see ${this.place.directory}`);
  }

  private java(args: readonly string[]): ChildProcess {
    const child = spawn(
      'java',
      ['-cp', join(this.jars, '*'), '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', ...args],
      // A group of its own: Ctrl-C in a terminal is for whoever started it, who ends it in the right order.
      { stdio: ['ignore', 'pipe', 'pipe'], detached: true, cwd: this.place.directory },
    );
    const said = createWriteStream(join(this.place.directory, 'server.out'), { flags: 'a' });
    child.stdout?.pipe(said, { end: false });
    child.stderr?.pipe(said, { end: false });
    child.once('close', () => said.end());
    return child;
  }

  private async answers(): Promise<void> {
    const admin = new Kafka({
      brokers: [this.brokers],
      logLevel: logLevel.NOTHING,
      connectionTimeout: 1_000,
      retry: { retries: 0 },
    }).admin();
    try {
      await admin.connect();
      await admin.describeCluster();
    } finally {
      await admin.disconnect();
    }
  }
}
