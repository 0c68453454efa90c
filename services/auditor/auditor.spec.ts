import {
  appendLeaves,
  consistencyProof,
  emptyRange,
  inclusionProof,
  latestCheckpoint,
  leafAt,
  rootAt,
  rootOf,
  signingKeyFrom,
  verifierKey,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '@koz/audit';
import { Readiness } from '@koz/platform';
import { collectingLogger, eventually } from '@koz/testing';
import { AuditedLog, stores } from './testing/audited-log.js';

/** The tree at once, of the leaves of the log as it stands. */
const treeOf = (leaves: readonly Buffer[]) => appendLeaves(emptyRange(), leaves);

async function expectWhole(log: AuditedLog): Promise<void> {
  const leaves = await log.leaves();
  const { made, range } = treeOf(leaves);
  expect(await log.nodes()).toEqual(new Map(made.map((node) => [`${node.level}/${node.index}`, node.hash])));
  const { note } = (await latestCheckpoint(log.sql()))!;
  expect(verifyCheckpoint(note, log.origin, log.keys)).toMatchObject({
    size: leaves.length,
    root: rootOf(range),
  });
}

describe.each(stores)('The tree of a log on %s', (_name, openStores) => {
  let log: AuditedLog;
  beforeAll(async () => (log = await AuditedLog.open(openStores)));
  afterAll(() => log.close());
  afterEach(() => log.stopAll());

  it('has nothing to sign before the first event', async () => {
    const auditor = log.start();
    await eventually(() => auditor.state === 'following');
    expect(await latestCheckpoint(log.sql())).toBeUndefined();
  });

  it('holds every event, with a signed checkpoint by which each is proved', async () => {
    await log.append(20);
    log.start();
    await log.append(13);
    await log.upToDate();
    await expectWhole(log);
    const leaves = await log.leaves();
    const { size, root } = (await latestCheckpoint(log.sql()))!;
    for (const [index, leaf] of leaves.entries()) {
      expect(await leafAt(log.sql(), index)).toEqual(leaf);
      const proof = await inclusionProof(log.sql(), index, size);
      expect(verifyInclusion({ leafHash: leaf, index, size, root }, proof)).toBe(true);
    }
  });

  it('goes on where it was when it starts again, page by page', async () => {
    for (const count of [1, 3, 9]) {
      await log.append(count);
      const auditor = log.start();
      await log.upToDate();
      await auditor.stop();
    }
    await expectWhole(log);
  });

  it('loses and doubles nothing when its sessions are broken at any moment', async () => {
    log.start({ pacing: { pageSize: 2, retryInMs: 1 } });
    for (let round = 0; round < 6; round += 1) {
      await log.append(9);
      await log.db.adminPool().query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'koz_auditor'`,
      );
    }
    await log.upToDate();
    await expectWhole(log);
  });

  it('proves of each checkpoint that was signed that it is the beginning of the last one', async () => {
    const { rows } = await log.db
      .adminPool()
      .query<{ note: string }>('SELECT note FROM audit.checkpoint ORDER BY size');
    expect(rows.length).toBeGreaterThan(5);
    const heads = rows.map(({ note }) => verifyCheckpoint(note, log.origin, log.keys));
    const last = heads.at(-1)!;
    for (const head of heads) {
      expect(await rootAt(log.sql(), head.size)).toEqual(head.root);
      expect(verifyConsistency(head, last, await consistencyProof(log.sql(), head.size, last.size))).toBe(
        true,
      );
    }
  });

  it('is kept by one instance at a time, and taken over by the next', async () => {
    const first = log.start();
    await eventually(() => first.state === 'following');
    const second = log.start();
    await eventually(() => second.state === 'standby');
    await log.append(4);
    await log.upToDate();
    await first.stop();
    await eventually(() => second.state === 'following');
    await log.append(4);
    await log.upToDate();
    await expectWhole(log);
  });

  it('says when it was signed by our own clock, and who signed it after the key was replaced', async () => {
    const next = signingKeyFrom(Buffer.alloc(32, 9), 'test');
    log.start({ signingKey: next });
    await log.append(1);
    await log.upToDate();
    const { note, signedAt } = (await latestCheckpoint(log.sql()))!;
    expect(signedAt.toISOString()).toBe(new Date(log.clock.now()).toISOString());
    expect(() => verifyCheckpoint(note, log.origin, log.keys)).toThrow('unknownKey');
    expect(
      verifyCheckpoint(note, log.origin, [...log.keys, verifierKey(log.origin, next.publicKey)]).size,
    ).toBe((await log.leaves()).length);
  });
});

describe('The tree of a log that is not what was signed', () => {
  let log: AuditedLog;
  beforeEach(async () => {
    log = await AuditedLog.open(stores[0]![1]);
    await log.append(12);
    log.start();
    await log.upToDate();
    await log.stopAll();
  });
  afterEach(() => log.close());

  const flip = (column: string) => `${column} = set_byte(${column}, 3, get_byte(${column}, 3) # 1)`;

  it.each([
    [
      'a byte of an event that comes',
      'event',
      14,
      `UPDATE es.event SET ${flip('payload')} WHERE position = 14`,
    ],
    ['another type of event', 'event', 13, `UPDATE es.event SET type = 'CarePlanFiled' WHERE position = 13`],
    ['an event that is missing', 'gapAfter', 11, 'DELETE FROM es.event WHERE position = 13'],
    [
      'the last signed event, changed',
      'event',
      11,
      `UPDATE es.event SET ${flip('metadata')} WHERE position = 11`,
    ],
    [
      'two signed events that were swapped',
      'rewritten',
      11,
      `UPDATE es.event SET position = -1 WHERE position = 10;
       UPDATE es.event SET position = 10 WHERE position = 11;
       UPDATE es.event SET position = 11 WHERE position = -1`,
    ],
    [
      'an end that was cut off',
      'truncated',
      11,
      'DELETE FROM es.event WHERE position >= 9; UPDATE es.counter SET next_position = 9',
    ],
    ['a node', 'tree', 12, `UPDATE audit.tree_node SET ${flip('hash')} WHERE level = 3 AND index = 0`],
    ['a node that is missing', 'tree', 12, 'DELETE FROM audit.tree_node WHERE level = 2 AND index = 2'],
    ['a root', 'tree', 12, `UPDATE audit.checkpoint SET ${flip('root')} WHERE size = 12`],
    [
      'a checkpoint',
      'tree',
      12,
      `UPDATE audit.checkpoint SET note = replace(note, E'\\n12\\n', E'\\n11\\n') WHERE size = 12`,
    ],
  ])('is not signed on: %s', async (_what, reason, position, statement) => {
    await log.append(4);
    await log.damage(statement);
    const readiness = new Readiness();
    const logger = collectingLogger();
    const auditor = log.start({ readiness, logger });
    await eventually(() => auditor.state === 'stopped');
    const alert = logger.lines().find(({ level }) => level === 'error');
    expect(alert).toMatchObject({ msg: 'The tree of the log has stopped', reason, position });
    expect((await readiness.report()).missing).toEqual([
      { name: 'log tree', reason: 'stopped: the log is not what was signed' },
    ]);
    expect((await latestCheckpoint(log.sql()))!.size).toBe(12);
  });

  it('is taken up again once the damage was mended', async () => {
    await log.append(4);
    const bend = `UPDATE es.event SET ${flip('payload')} WHERE position = 14`;
    await log.damage(bend);
    const readiness = new Readiness();
    const auditor = log.start({ readiness });
    await eventually(() => auditor.state === 'stopped');
    await log.damage(bend);
    await log.upToDate();
    expect((await readiness.report()).ready).toBe(true);
    await expectWhole(log);
  });

  it('is not continued under the name of another log', async () => {
    const auditor = log.start({ origin: 'kinderopvangzoeker.be/log/another' });
    await eventually(() => auditor.state === 'stopped');
  });

  it('is changed by no role, nor by the owner, and written by the auditor alone', async () => {
    for (const table of ['audit.tree_node', 'audit.checkpoint']) {
      for (const statement of [
        `UPDATE ${table} SET ${flip('hash')}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ]) {
        const fitting = table === 'audit.checkpoint' ? statement.replaceAll('hash', 'root') : statement;
        await expect(log.db.pool('koz_auditor').query(fitting)).rejects.toMatchObject({ code: '42501' });
        await expect(log.db.adminPool().query(fitting)).rejects.toMatchObject({ code: '23001' });
      }
      for (const role of [
        'koz_query',
        'koz_command',
        'koz_projector',
        'koz_vault',
        'koz_process_manager',
      ] as const)
        await expect(
          log.db.pool(role).query(`INSERT INTO ${table} SELECT * FROM ${table}`),
        ).rejects.toMatchObject({ code: '42501' });
    }
    await expect(log.db.pool('koz_auditor').query('DELETE FROM es.event')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(log.db.pool('koz_auditor').query('SELECT FROM vault.data_key')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
