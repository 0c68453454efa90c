import {
  DiscreetError,
  loadSettings,
  metricsContentType,
  startHealthServer,
  type HealthAnswer,
  type Metrics,
} from '@koz/platform';
import { openRuntime, type Runtime } from './runtime.js';

/** Begins the work of a process and answers how to end it; the runtime is closed after that, by the caller. */
export type Work = (runtime: Runtime) => Promise<() => Promise<void>>;

/**
 * The life of a service's process: settings, runtime, work, and on SIGTERM or SIGINT an orderly end. A fault at the
 * start is told in one line, without values, with exit code 1; a second signal ends the process at once. Where the settings
 * name a `KOZ_HEALTH_PORT`, health is told there, whatever else the service answers.
 */
export async function runProcess(service: string, work: Work): Promise<void> {
  try {
    const runtime = await openRuntime(loadSettings(), { service });
    const end = await begin(runtime, work).catch(async (error: unknown) => {
      runtime.logger.error({ error }, 'The start failed');
      await runtime.close();
      throw error;
    });
    endOnSignal(runtime, end);
  } catch (error) {
    process.stderr.write(`${tellable(error)}\n`);
    process.exitCode = 1;
  }
}

/** Whoever looks at the health of a process sees it live as soon as its parts are open, and ready when its work began. */
async function begin(runtime: Runtime, work: Work): Promise<() => Promise<void>> {
  const { settings, readiness, logger, metrics } = runtime;
  let begun = false;
  readiness.add('start', () => begun || 'starting');
  const { healthPort: port, host } = settings;
  const health =
    port === undefined
      ? undefined
      : await startHealthServer({ readiness, host, port, also: { '/metrics': metricsPage(metrics) } });
  if (health) logger.info({ port: health.port }, 'Health is told');
  try {
    const end = await work(runtime);
    begun = true;
    return async () => {
      begun = false;
      await end();
      await health?.close();
    };
  } catch (error) {
    await health?.close();
    throw error;
  }
}

const metricsPage = (metrics: Metrics) => async (): Promise<HealthAnswer> => ({
  status: 200,
  contentType: metricsContentType,
  body: await metrics.text(),
});

function endOnSignal(runtime: Runtime, end: () => Promise<void>): void {
  let ending = false;
  const stop = async (signal: string): Promise<void> => {
    if (ending) process.exit(1);
    ending = true;
    runtime.logger.info({ signal }, 'Stopping');
    try {
      await end();
      await runtime.close();
    } catch (error) {
      runtime.logger.error({ error }, 'The stop was not orderly');
      process.exitCode = 1;
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
}

/** Only errors that were written for people say more than their name: others may quote a value. */
function tellable(error: unknown): string {
  if (error instanceof DiscreetError) return error.message;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Poort ${port} is al in gebruik: kies een andere met PORT of KOZ_HEALTH_PORT.`;
  if (code === 'EACCES' && port !== undefined)
    return `Poort ${port} mag dit account niet openen: kies een andere met PORT.`;
  return `Starten lukt niet: ${error instanceof Error ? error.name : 'onbekende fout'}.`;
}
