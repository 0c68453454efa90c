import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Place } from './retention-world.js';

const workspace = join(__dirname, '../../..');

/** For tests: a run of retention, or another fixture, in a process that is killed, bundled as services are. */
export class DoomedRuns {
  private readonly bundle = join(workspace, 'dist', 'services', `doomed-run-${process.pid}.mjs`);

  /** @param fixture the program: it takes `{ place, dieAt, … }` as JSON */
  constructor(fixture = join(__dirname, 'doomed-run.fixture.ts')) {
    buildSync({
      absWorkingDir: workspace,
      entryPoints: [fixture],
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

  /** Runs until the point of this number (from 0) is reached; the signal that ended it. */
  async run(place: Place, dieAt: number, more: object = {}): Promise<string | null> {
    const child = spawn(process.execPath, [this.bundle, JSON.stringify({ place, dieAt, ...more })], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal;
  }

  remove(): void {
    rmSync(this.bundle, { force: true });
  }
}
