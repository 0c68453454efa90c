import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { migrations } from '../migrations.js';
import { IdentityKeyError, openIdentityKey } from './identity-key.js';
import { PostgresActors } from './postgres-actors.js';

const issuer = 'https://login.example.be';
const subject = '85073003328';

describe('actors', () => {
  let db: TestDatabase;
  let keysDir: string;
  beforeAll(async () => {
    db = await testDatabase({ migrations });
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    keysDir = await mkdtemp(join(tmpdir(), 'koz-actors-'));
    await db.adminPool().query('TRUNCATE identity.actor');
  });
  afterEach(() => rm(keysDir, { recursive: true }));

  const pool = () => db.pool('koz_identity');
  const open = async () =>
    new PostgresActors(pool(), await openIdentityKey(keysDir, () => PostgresActors.areNone(pool())));

  it('are the same for the same subject, also after a restart, and others for others', async () => {
    const actors = await open();
    const id = await actors.actorOf(issuer, subject);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await (await open()).actorOf(issuer, subject)).toBe(id);
    expect(await actors.actorOf(issuer, `${subject}1`)).not.toBe(id);
    expect(await actors.actorOf('https://other.example.be', subject)).not.toBe(id);
    expect(await actors.actorOf(`${issuer}"`, subject)).not.toBe(await actors.actorOf(issuer, `"${subject}`));
  });

  it('are one when two processes meet somebody at once', async () => {
    const actors = await Promise.all(Array.from({ length: 6 }, open));
    const ids = await Promise.all(actors.map((each) => each.actorOf(issuer, subject)));
    expect(new Set(ids).size).toBe(1);
  });

  it('keep nothing by which a subject could be recognised without the key', async () => {
    const id = await (await open()).actorOf(issuer, subject);
    const { rows } = await db
      .adminPool()
      .query<Record<string, Buffer | string>>('SELECT * FROM identity.actor');
    expect(rows).toEqual([{ subject: expect.any(Buffer), actor_id: id }]);
    const text = JSON.stringify(rows) + String(rows[0]?.['subject']);
    expect(text).not.toContain(subject);
    await rm(join(keysDir, 'identity.key'));
    await db.adminPool().query('TRUNCATE identity.actor');
    await (await open()).actorOf(issuer, subject);
    const again = await db.adminPool().query<{ subject: Buffer }>('SELECT subject FROM identity.actor');
    expect(again.rows[0]?.subject.equals(rows[0]?.['subject'] as Buffer)).toBe(false);
  });

  it('are somebody new after they were forgotten', async () => {
    const actors = await open();
    const id = await actors.actorOf(issuer, subject);
    await actors.forget(id);
    expect(await actors.actorOf(issuer, subject)).not.toBe(id);
  });

  it('do not open without their key, or with a damaged one', async () => {
    await (await open()).actorOf(issuer, subject);
    expect((await stat(join(keysDir, 'identity.key'))).mode & 0o777).toBe(0o600);
    expect(await readdir(keysDir)).toEqual(['identity.key']);
    await writeFile(join(keysDir, 'identity.key'), 'short');
    await expect(open()).rejects.toThrow(IdentityKeyError);
    await rm(join(keysDir, 'identity.key'));
    await expect(open()).rejects.toThrow('identity.key ontbreekt in KOZ_KEYS_DIR');
  });

  it('are out of reach of every other role', async () => {
    for (const role of ['koz_command', 'koz_query', 'koz_vault', 'koz_auditor'] as const)
      await expect(db.pool(role).query('SELECT FROM identity.actor')).rejects.toThrow('permission denied');
  });
});
