import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProtocolServer } from '@koz/event-store-kurrentdb/testing';
import { loadSettings, silentLogger } from '@koz/platform';
import { openRuntime, type Runtime } from '@koz/runtime';
import { eventually } from '@koz/testing';

jest.setTimeout(120_000);

describe('A process whose event log is on KurrentDB', () => {
  let directory: string;
  let server: ProtocolServer;
  let runtime: Runtime;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-readiness-'));
    // PostgreSQL runs as another user when this is root, and must be able to go here.
    await chmod(directory, 0o755);
    server = new ProtocolServer();
    await server.start();
    const settings = loadSettings({
      KOZ_DATA_DIR: join(directory, 'data'),
      KOZ_KEYS_DIR: join(directory, 'keys'),
      KOZ_FENCE_DIR: join(directory, 'fence'),
      KOZ_EVENT_STORE_URL: server.url,
    });
    runtime = await openRuntime(settings, { service: 'test', logger: silentLogger });
  });
  afterAll(async () => {
    await runtime.close();
    await server.die();
    await rm(directory, { recursive: true, force: true });
  });

  it('is not ready while that is away, says so by name, in its numbers too, and is ready when it is back', async () => {
    await eventually(async () => (await runtime.readiness.report()).ready);
    await server.die();
    const { missing } = await eventually(async () => {
      const report = await runtime.readiness.report();
      return report.ready ? undefined : report;
    });
    expect(missing).toEqual([
      { name: 'event log', reason: expect.stringMatching(/^(not reached, or not numbered|no answer)$/) },
    ]);
    expect(await runtime.metrics.text()).toContain('koz_ready{check="event log"} 0\n');
    await server.start();
    await eventually(async () => (await runtime.readiness.report()).ready, 30_000);
  });
});
