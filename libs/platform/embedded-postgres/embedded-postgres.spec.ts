import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import pg from 'pg';
import { collectingLogger, eventually } from '@koz/testing';
import { identityOf } from '../processes/process-identity.js';
import { startEmbeddedPostgres, stopAbandonedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';

const workspace = join(__dirname, '../../..');
const launcher = join(workspace, 'dist', 'libs', 'platform', `launcher-${process.pid}.mjs`);

describe('The embedded PostgreSQL', () => {
  let dataDir: string;
  let logger: ReturnType<typeof collectingLogger>;
  const servers: EmbeddedPostgres[] = [];
  const children: ChildProcess[] = [];

  beforeAll(() => {
    buildSync({
      absWorkingDir: workspace,
      entryPoints: [join(__dirname, 'launcher.fixture.ts')],
      outfile: launcher,
      ...{
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'esm',
        packages: 'external',
        loader: { '.sql': 'text' },
      },
      tsconfig: join(workspace, 'tsconfig.base.json'),
    });
  });
  afterAll(() => rmSync(launcher, { force: true }));

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'koz-embedded-'));
    chmodSync(dataDir, 0o755);
    logger = collectingLogger();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const server of servers.splice(0)) await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = async (): Promise<EmbeddedPostgres> => {
    const server = await startEmbeddedPostgres({ dataDir, logger, durability: 'disposable' });
    servers.push(server);
    return server;
  };
  const startInAnotherProcess = async (): Promise<{ child: ChildProcess; pid: number; adminUrl: string }> => {
    const child = spawn(process.execPath, [launcher, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
    return { child, ...(JSON.parse(line) as { pid: number; adminUrl: string }) };
  };
  const kill = async (pid: number): Promise<void> => {
    process.kill(pid, 'SIGKILL');
    await eventually(() => identityOf(pid) === undefined);
  };

  it('finds its data again after a stop, on the same port, under other accounts than the superuser', async () => {
    const first = await start();
    await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await query(first.adminUrl, 'GRANT SELECT ON kept TO koz');
    await first.stop();
    expect(identityOf(first.pid)).toBeUndefined();

    const second = await start();
    expect(second).toMatchObject({ port: first.port, attached: false });
    expect(await query(second.url, 'SELECT answer, session_user AS login FROM kept')).toEqual([
      { answer: 42, login: 'koz' },
    ]);
    await expect(query(second.url, 'CREATE ROLE more SUPERUSER')).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps generated passwords in files that only their owner reads, and asks for them', async () => {
    const server = await start();
    for (const name of ['admin.password', 'application.password']) {
      expect(statSync(join(server.directory, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(server.directory, name), 'utf8')).toHaveLength(43);
    }
    expect(statSync(join(server.directory, 'cluster')).mode & 0o777).toBe(0o700);
    expect(statSync(join(server.directory, 'cluster')).uid).not.toBe(0);
    const wrong = server.url.replace(/:[^:@]*@/, ':guess@');
    await expect(query(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('lives on when the process that started it is killed, and is joined by the next', async () => {
    const { child, pid, adminUrl } = await startInAnotherProcess();
    await query(adminUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
    await kill(Number(child.pid));

    const server = await start();
    expect(server).toMatchObject({ pid, attached: true });
    expect(await query(server.adminUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(identityOf(pid)).toBeUndefined();
  });

  it('can be stopped in a place that nobody uses any more, and only there', async () => {
    const { child, pid } = await startInAnotherProcess();
    expect(await stopAbandonedPostgres(dataDir)).toBe(false);
    await kill(Number(child.pid));
    expect(await stopAbandonedPostgres(dataDir)).toBe(true);
    expect(identityOf(pid)).toBeUndefined();
  });

  it('makes whoever asks twice to stop it wait for its end both times', async () => {
    const server = await start();
    const first = server.stop();
    await server.stop();
    expect(identityOf(server.pid)).toBeUndefined();
    await first;
  });

  it('starts after the server and the process that started it were both killed', async () => {
    const { child, pid, adminUrl } = await startInAnotherProcess();
    await query(adminUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
    await kill(Number(child.pid));
    process.kill(pid, 'SIGKILL');

    const server = await start();
    expect(server.pid).not.toBe(pid);
    expect(await query(server.adminUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('is shared by processes, and stopped by the last one that leaves', async () => {
    const { child, pid } = await startInAnotherProcess();
    const server = await start();
    expect(server).toMatchObject({ pid, attached: true });
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(await query(server.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(identityOf(pid)).toBeUndefined();
  });

  it('is started once when two ask for it at the same time', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(first!.pid).toBe(second!.pid);
    expect([first!.attached, second!.attached].sort()).toEqual([false, true]);
  });

  it('is started again on its port when it is killed, for all who use it', async () => {
    const server = await start();
    const guest = await start();
    const before = server.pid;
    await kill(before);
    await eventually(() => server.pid !== before && guest.pid === server.pid);
    expect(await query(server.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(logger.messages()).toContain('PostgreSQL ended unexpectedly and is started again');
  });

  it('says so when it keeps dying and is given up', async () => {
    const server = await start();
    const gone = new Promise<void>((settle) => server.onExit(settle));
    for (let death = 1; death <= 6; death += 1) {
      const { pid } = server;
      await kill(pid);
      if (death <= 5) await eventually(() => server.pid !== pid);
    }
    await gone;
    expect(logger.messages()).toContain('PostgreSQL is gone and could not be started again');
  });

  it('takes another port, and remembers it, when somebody else sits on its own', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(first.port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      await second.stop();
      expect((await start()).port).toBe(second.port);
    } finally {
      squatter.close();
    }
  });

  it('writes neither statements nor values to its log, not even when a statement fails or its backend dies', async () => {
    const server = await start();
    const canary = 'kanarie-vogelstraat-1985';
    await query(server.adminUrl, 'CREATE TABLE person (name text PRIMARY KEY, born date)');
    const statements = [
      `INSERT INTO person VALUES ('${canary}'), ('${canary}')`,
      `INSERT INTO person VALUES ('a', '${canary}')`,
      `SELECT '${canary}' FROM`,
      `DO $$ BEGIN RAISE EXCEPTION '${canary}'; END $$`,
      `DO $$ BEGIN RAISE WARNING '${canary}'; END $$`,
    ];
    for (const statement of statements) await query(server.adminUrl, statement).catch(() => undefined);
    await query(server.adminUrl, 'INSERT INTO person VALUES ($1, $2)', ['b', canary]).catch(() => undefined);
    const running = query(server.adminUrl, `SELECT '${canary}', pg_sleep(60)`).catch(() => 'ended');
    const [backend] = await eventually(async () => {
      const found = await query(
        server.adminUrl,
        `SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()`,
      );
      return found.length > 0 ? (found as { pid: number }[]) : undefined;
    });
    process.kill(backend!.pid, 'SIGKILL');
    expect(await running).toBe('ended');
    const log = await eventually(() => {
      const text = readFileSync(join(server.directory, 'postgresql.log'), 'utf8');
      return text.includes('was terminated by signal 9') ? text : undefined;
    });
    expect(log).not.toContain(canary);
  });
});

async function query(url: string, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as unknown[];
  } finally {
    await client.end().catch(() => undefined);
  }
}
