import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { ConfigurationError, createLogger, DiscreetError, loadSettings } from '@koz/platform';
import { openRuntime } from '@koz/runtime';
import { loadSampleOnFirstStart, waysIn } from '@koz/services/standalone';
import { Cluster } from './cluster.js';
import { prefixed } from './prefixed.js';
import { whatIsMissing } from './requirements.js';

/** `npm run cluster`: every service twice, in processes of their own, on this machine alone, until Ctrl-C. */
async function run(): Promise<void> {
  const missing = whatIsMissing();
  if (missing !== undefined) {
    console.error(missing);
    process.exitCode = 1;
    return;
  }
  const given = loadSettings();
  if (given.mode === 'production') throw onlyDevelopment();
  const ending = new AbortController();
  // A second Ctrl-C while the first is at work changes nothing: each process ends within half a minute.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
  const ended = once(ending.signal, 'abort').then(() => console.log('Alles stopt.'));
  let cluster: Cluster | undefined;
  try {
    cluster = await Cluster.start(
      {
        directory: resolve('.koz', 'cluster'),
        port: given.port,
        settings: settingsOfOurs(process.env),
        said: (name, line) => console.log(prefixed(name, line)),
        progress: (line) => console.log(line),
        signal: ending.signal,
      },
      ['process-manager'],
    );
    console.log(await withSample(cluster));
    console.log(whereAllIs(cluster));
    await ended;
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  } finally {
    await cluster?.stop();
    console.log('Alles is gestopt.');
  }
}

function whereAllIs({ instances, servers: { kafka, redis, postgres } }: Cluster): string {
  const rows: readonly (readonly [name: string, at: string, pid: number | undefined])[] = [
    ...instances.map(({ name, port, pid }) => [name, `http://127.0.0.1:${port}/health/ready`, pid] as const),
    ['kafka', kafka.brokers, kafka.pid],
    ['redis', redis.url, redis.pid],
    ['postgresql', `127.0.0.1:${postgres.port}`, postgres.pid],
  ];
  return rows.map(([name, at, pid]) => `    ${name.padEnd(20)} ${at}  (proces ${pid})`).join('\n');
}

/** Loads the sample on a first start, lets the figures of the regie begin after it, and tells the ways in. */
async function withSample(cluster: Cluster): Promise<string> {
  const settings = loadSettings(cluster.environment);
  const file = join(settings.dataDir, 'logs', 'cluster.log');
  const logger = createLogger({ service: 'cluster', file, write: () => undefined });
  const runtime = await openRuntime(settings, { service: 'cluster', logger });
  try {
    await loadSampleOnFirstStart(runtime);
    await cluster.start(['process-manager']);
    return await waysIn(cluster.address, runtime.locations('koz_query'));
  } finally {
    await runtime.close();
  }
}

/** What the user set, but for where things lie and who answers where: that is the cluster's own. */
function settingsOfOurs(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const kept = ['KOZ_CLOCK', 'KOZ_SAMPLE', 'KOZ_LOG_LEVEL', 'KOZ_PORTAL_DIR', 'OTEL_EXPORTER_OTLP_ENDPOINT'];
  return Object.fromEntries(kept.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
}

const onlyDevelopment = (): ConfigurationError =>
  new ConfigurationError([
    {
      setting: 'KOZ_MODE',
      rule: 'developmentOnly',
      message: 'staat dit niet toe: op één machine draait alleen een ontwikkelopstelling zo (zie deploy/)',
    },
  ]);

try {
  await run();
} catch (error) {
  console.error(error instanceof DiscreetError ? error.message : error);
  process.exitCode = 1;
}
