// Starts the one PostgreSQL that all specs of a Jest run share. Jest resolves no aliases here, so the launcher is
// bundled first (40 ms), as the services are.
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const workspaceRoot = resolve(fileURLToPath(import.meta.url), '../../../..');

const prefix = 'koz-jest-';

export default async function globalSetup() {
  const directory = await mkdtemp(join(tmpdir(), prefix));
  // mkdtemp closes it for all others; started as root, the server runs as another account.
  await chmod(directory, 0o755);
  const outfile = join(workspaceRoot, 'dist', 'libs', 'testing', `test-server-${process.pid}.mjs`);
  await esbuild.build({
    absWorkingDir: workspaceRoot,
    entryPoints: ['libs/testing/jest/test-server.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    loader: { '.sql': 'text' },
    tsconfig: 'tsconfig.base.json',
    logLevel: 'warning',
  });
  const { startTestServer, stopAbandonedServers } = await import(pathToFileURL(outfile).href);
  await stopAbandonedServers(tmpdir(), prefix);
  const server = await startTestServer(directory);
  process.env.KOZ_TEST_POSTGRES = JSON.stringify({ url: server.url, adminUrl: server.adminUrl });
  globalThis.kozTestServer = { server, directory, outfile };
}
