import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, loadSettings } from '@koz/platform';
import { openRuntime, type Runtime } from '@koz/runtime';
import { startStandalone } from '@koz/services/standalone';

/** The day of the sample: its children are too young for it, and not for some day years ahead. */
const sampleDay = '2026-11-23T12:00:00Z';

/** The whole system in this process, on a directory of its own that goes with it. */
export interface DemoSystem {
  readonly runtime: Runtime;
  /** `http://127.0.0.1:34567` */
  readonly address: string;
  /** Every directory in which it keeps something: data with logs, keys, fence. */
  readonly directories: readonly string[];
}

/** Starts the system, with nothing in it, for as long as `work` takes; also a signal ends it in order. */
export async function withSystem<T>(work: (system: DemoSystem) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'koz-demo-'));
  // PostgreSQL runs as another user when this is root, and must be able to go here.
  await chmod(home, 0o755);
  const closing: (() => Promise<unknown>)[] = [() => rm(home, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (let step = closing.pop(); step; step = closing.pop()) await step();
  };
  const leave = () => void close().finally(() => process.exit(130));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    const [data, keys, fence] = ['data', 'keys', 'fence'].map((part) => join(home, part)) as [
      string,
      string,
      string,
    ];
    // Only these settings: the demonstration never touches the data of the server on this machine.
    const settings = loadSettings({
      PORT: '0',
      KOZ_DATA_DIR: data,
      KOZ_KEYS_DIR: keys,
      KOZ_FENCE_DIR: fence,
      KOZ_CLOCK: sampleDay,
      KOZ_SAMPLE: 'none',
    });
    const file = join(data, 'logs', 'demo.log');
    const logger = createLogger({ service: 'demo', level: 'info', file, write: () => undefined });
    const runtime = await openRuntime(settings, { service: 'demo', logger });
    closing.push(() => runtime.close());
    const standalone = await startStandalone(runtime);
    closing.push(() => standalone.stop());
    return await work({ runtime, address: standalone.address, directories: [data, keys, fence] });
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    await close();
  }
}
