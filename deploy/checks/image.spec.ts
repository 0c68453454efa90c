import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, eventually, freePort, testDatabase, type TestDatabase } from '@koz/testing';
import { assembleImage, stateOf } from './assembled-image.js';

jest.setTimeout(300_000);

const services = readdirSync('services').filter((name) => existsSync(join('services', name, 'main.ts')));
/** Those that stay; the relay has nothing to do without Kafka. */
const lasting = services.filter((name) => !['koz', 'relay'].includes(name));

// There is no engine that could run an image here: what the image would hold is put into an empty directory, and run.
describe('what the Dockerfile puts into the image', () => {
  let directory: string;
  let app: string;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    directory = await mkdtemp(join(tmpdir(), 'koz-image-'));
    app = assembleImage(directory, services);
    await mkdir(join(directory, 'secrets'));
    const secrets = {
      'database-url': `${database.adminUrl}\n`,
      'master-key': randomBytes(32).toString('base64'),
      'signing-key': randomBytes(32).toString('base64'),
      'oidc-client-secret': 'secret',
    };
    for (const [name, content] of Object.entries(secrets))
      await writeFile(join(directory, 'secrets', name), content);
    await chmod(directory, 0o755);
  });
  afterAll(async () => {
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  const secret = (name: string): string => join(directory, 'secrets', name);
  const environmentOf = (port: number, healthPort: number): NodeJS.ProcessEnv => ({
    NODE_OPTIONS: '--enable-source-maps',
    NODE_ENV: 'production',
    PORT: String(port),
    KOZ_HEALTH_PORT: String(healthPort),
    KOZ_MODE: 'production',
    KOZ_DATA_DIR: join(directory, 'data'),
    KOZ_KEYS_DIR: join(directory, 'keys'),
    KOZ_FENCE_DIR: join(directory, 'fence'),
    KOZ_PORTAL_DIR: join(app, 'portal'),
    KOZ_PUBLIC_URL: 'https://kinderopvang.example.be',
    KOZ_DATABASE_URL_FILE: secret('database-url'),
    KOZ_DATABASE_REGION: 'eu-be',
    KOZ_MASTER_KEY_FILE: secret('master-key'),
    KOZ_SIGNING_KEY_FILE: secret('signing-key'),
    KOZ_OIDC_ISSUER: 'http://127.0.0.1:9',
    KOZ_OIDC_CLIENT_ID: 'koz',
    KOZ_OIDC_CLIENT_SECRET_FILE: secret('oidc-client-secret'),
  });
  const at = (args: readonly string[], env: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, args, { cwd: app, env, encoding: 'utf8', timeout: 120_000 });

  it('is enough to bring the schema up to date and to run a command', async () => {
    const { status, stdout, stderr } = at(['run.mjs', 'koz', 'projections', 'list'], environmentOf(0, 0));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('organiser-applications');
  });

  it.each(lasting)('is enough to run %s, which writes nothing into it', async (service) => {
    const before = stateOf(app);
    const healthPort = await freePort();
    const env = environmentOf(0, healthPort);
    const said: string[] = [];
    const child: ChildProcess = spawn(process.execPath, ['run.mjs', service], { cwd: app, env });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
    try {
      const missing = await eventually(async () => {
        if (child.exitCode !== null) throw new Error(`${service} ended: ${said.join('')}`);
        const report = await (await fetch(`http://127.0.0.1:${healthPort}/health/ready`)).json();
        const { missing } = report as { missing: { name: string; reason: string }[] };
        return missing.some(({ name }) => name === 'start') ? undefined : missing;
      }, 60_000);
      expect(at(['healthcheck.mjs', 'live'], env).status).toBe(0);
      const figures = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text();
      expect(figures).toContain('koz_ready{');
      // Alone it lacks the read models that another fills, and nothing of its own.
      expect(missing.filter(({ reason }) => reason === 'failed')).toEqual([]);
    } finally {
      await end(child, 'SIGTERM');
    }
    expect(child.exitCode).toBe(0);
    expect(stateOf(app)).toEqual(before);
  });

  it('knows its services by name', () => {
    const { status, stderr } = at(['run.mjs', 'mailer'], environmentOf(0, 0));
    expect(status).toBe(2);
    expect(stderr).toContain('projector');
  });

  it('tells by its health check that nobody answers', () => {
    expect(at(['healthcheck.mjs'], environmentOf(0, 9)).status).toBe(1);
  });

  it('without one of its packages would not run', async () => {
    await rm(join(app, 'node_modules', 'pino'), { recursive: true });
    const { status, stderr } = at(['run.mjs', 'koz', 'projections', 'list'], environmentOf(0, 0));
    expect(status).not.toBe(0);
    expect(stderr).toContain('pino');
  });
});
