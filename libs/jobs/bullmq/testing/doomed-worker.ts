import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { DoomedWorker } from '@koz/jobs-contract';
import type { ServerAddress } from './open-server.js';

const workspace = join(__dirname, '../../../..');

/** For tests: the bundle of a worker that specs start in processes of their own, as services are bundled. */
export class DoomedWorkers {
  private readonly bundle: string;

  constructor() {
    this.bundle = join(workspace, 'dist', 'libs', 'jobs', `doomed-worker-${process.pid}.mjs`);
    buildSync({
      absWorkingDir: workspace,
      entryPoints: [join(__dirname, 'doomed-worker.fixture.ts')],
      outfile: this.bundle,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      loader: { '.sql': 'text' },
      tsconfig: join(workspace, 'tsconfig.base.json'),
    });
  }

  async start(address: ServerAddress): Promise<DoomedWorker> {
    const child = spawn(process.execPath, [this.bundle, JSON.stringify(address)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const lines = createInterface({ input: child.stdout });
    const said = (word: string): Promise<void> =>
      new Promise((resolve, reject) => {
        lines.on('line', (line) => line === word && resolve());
        exited.then(() => reject(new Error(`the worker ended before it said "${word}"`)), reject);
      });
    const took = said('took');
    took.catch(() => undefined);
    await said('waiting');
    return {
      took,
      async kill() {
        child.kill('SIGKILL');
        await exited;
      },
    };
  }

  remove(): void {
    rmSync(this.bundle, { force: true });
  }
}
