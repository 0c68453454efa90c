import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '@koz/testing';
import { startFront, type Front } from './front.js';
import { Instance } from './instance.js';
import { Started } from './left-over.js';
import { buildPrograms, services, type ServiceName } from './programs.js';
import { readRouteTable } from './route-table.js';
import { startServers, type Servers } from './servers.js';

export interface ClusterOptions {
  /** Where everything that it keeps lies: data, keys, fence, Kafka, Redis. */
  readonly directory: string;
  /** Of the front; 0 takes any free port. */
  readonly port: number;
  /** Settings beside those that this gives every process. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
  /** How many of each service; two when absent. */
  readonly instances?: number;
  /** Told each line that a process writes, by the name of the process. */
  readonly said?: (name: string, line: string) => void;
  /** Leaves off starting. */
  readonly signal?: AbortSignal;
  /** Told how the start goes on, in Dutch. */
  readonly progress?: (line: string) => void;
}

/** A cold machine with few cores starts some fifteen processes. */
const readyWithinMs = 240_000;

/** All services in processes of their own, on real servers, behind one address. */
export class Cluster {
  private constructor(
    readonly servers: Servers,
    readonly instances: readonly Instance[],
    /** What every process of it is given: also for `koz`. */
    readonly environment: NodeJS.ProcessEnv,
    private readonly front: Front,
    private readonly started: Started,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** `http://127.0.0.1:3000` */
  get address(): string {
    return this.front.address;
  }

  /**
   * Starts servers, services and front, and waits until all are ready but those that `later` names, which
   * {@link start} starts.
   *
   * @throws what failed of it; then nothing is left running
   */
  static async start(options: ClusterOptions, later: readonly ServiceName[] = []): Promise<Cluster> {
    const { directory, progress = () => undefined } = options;
    await mkdir(join(directory, 'data'), { recursive: true });
    const started = new Started(join(directory, 'processes.json'));
    await started.endLeftOvers();
    progress('Kafka, Redis en PostgreSQL starten');
    const [programs, servers] = await Promise.all([buildPrograms(), startServers(directory, started)]);
    const instances: Instance[] = [];
    let front: Front | undefined;
    try {
      front = await startFront({
        port: options.port,
        serviceOf: await readRouteTable(),
        portsOf: (service) => instances.filter((each) => each.service === service).map(({ port }) => port),
        missing: () => missingOf(instances),
      });
      const environment = environmentOf(options, servers, front.address);
      for (const service of services)
        for (let number = 1; number <= (options.instances ?? 2); number += 1)
          instances.push(instanceOf(service, number, programs[service], environment, options));
      const cluster = new Cluster(servers, instances, environment, front, started, options.signal);
      progress(`${instances.length} processen starten`);
      await cluster.start(services.filter((service) => !later.includes(service)));
      return cluster;
    } catch (error) {
      await front?.close();
      await Promise.all(instances.map((each) => each.stop()));
      await servers.stop();
      throw error;
    }
  }

  /** The instances of a service. */
  of(service: ServiceName): readonly Instance[] {
    return this.instances.filter((each) => each.service === service);
  }

  /** Starts those that do not run, of some services or of all, and waits until these are ready. */
  async start(names: readonly ServiceName[] = services): Promise<void> {
    const meant = names.flatMap((name) => this.of(name));
    for (const each of meant) {
      this.signal?.throwIfAborted();
      await each.start();
      await this.started.add(each.pid);
    }
    await this.untilReady(meant);
  }

  /** Waits until these instances, or all, are ready; an instance that ended ends the waiting. */
  async untilReady(meant: readonly Instance[] = this.instances): Promise<void> {
    await Promise.all(
      meant.map((each) =>
        eventually(async () => {
          const missing = await each.missing();
          if (this.signal?.aborted) return true;
          if (each.lostItsPort) {
            await each.start();
            await this.started.add(each.pid);
          } else if (missing === undefined || missing === 'ended') return true;
          throw new Error(`${each.name} is not ready: ${missing}`);
        }, readyWithinMs),
      ),
    );
    this.signal?.throwIfAborted();
    const ended = meant.filter((each) => !each.isRunning);
    if (ended.length > 0) {
      const told = ended.map(({ name, lastWords }) => `${name}:\n${lastWords}`);
      throw new Error(`ended instead of getting ready: ${told.join('\n')}`);
    }
  }

  /** Ends everything in order: nobody is let in, services finish, then the servers. */
  async stop(): Promise<void> {
    await this.front.close();
    await Promise.all(this.instances.map((each) => each.stop()));
    await this.servers.stop();
  }
}

function environmentOf({ directory, settings }: ClusterOptions, servers: Servers, address: string) {
  const inDirectory = (name: string): string => join(directory, name);
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    KOZ_DATA_DIR: inDirectory('data'),
    KOZ_KEYS_DIR: inDirectory('keys'),
    KOZ_FENCE_DIR: inDirectory('fence'),
    KOZ_PUBLIC_URL: address,
    KOZ_REDIS_URL: servers.redis.url,
    KOZ_KAFKA_BROKERS: servers.kafka.brokers,
    ...settings,
  };
}

/** Those with an HTTP interface tell their health there, the others on a port for it. */
function instanceOf(
  service: ServiceName,
  number: number,
  program: string,
  environment: NodeJS.ProcessEnv,
  { said = () => undefined }: ClusterOptions,
): Instance {
  const isHttp = service === 'command-api' || service === 'query-api';
  const portSetting = isHttp ? 'PORT' : 'KOZ_HEALTH_PORT';
  return new Instance({ service, number, program, portSetting, environment, said });
}

async function missingOf(instances: readonly Instance[]) {
  const looked = await Promise.all(
    instances.map(async (each) => ({ name: each.name, reason: await each.missing() })),
  );
  return looked.flatMap(({ name, reason }) => (reason === undefined ? [] : [{ name, reason }]));
}
