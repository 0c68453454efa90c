import { DiscreetError, loadSettings } from '@koz/platform';
import { openRuntime, type Runtime } from './runtime.js';

/** Begins the work of a process and answers how to end it; the runtime is closed after that, by the caller. */
export type Work = (runtime: Runtime) => Promise<() => Promise<void>>;

/**
 * The life of a service's process: settings, runtime, work, and on SIGTERM or SIGINT an orderly end. A fault at the
 * start is told in one line, without values, with exit code 1; a second signal ends the process at once.
 */
export async function runProcess(service: string, work: Work): Promise<void> {
  try {
    const runtime = await openRuntime(loadSettings(), { service });
    const end = await work(runtime).catch(async (error: unknown) => {
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
  if (code === 'EADDRINUSE') return `Poort ${port} is al in gebruik: kies een andere met PORT.`;
  if (code === 'EACCES' && port !== undefined)
    return `Poort ${port} mag dit account niet openen: kies een andere met PORT.`;
  return `Starten lukt niet: ${error instanceof Error ? error.name : 'onbekende fout'}.`;
}
