import {
  inclusionProof,
  latestCheckpoint,
  leafAt,
  verifierKey,
  verifyCheckpoint,
  verifyInclusion,
} from '@koz/audit';
import { ledgerTree, record } from '@koz/disclosure-ledger';
import { Readiness } from '@koz/platform';
import { collectingLogger, eventually } from '@koz/testing';
import { AuditedLog, stores } from './testing/audited-log.js';
import { anAnswer, antwerp, recordAnswer, recordRows } from './testing/recorded-rows.js';

interface Leaf {
  readonly index: number;
  readonly kind: string;
  readonly entry: number;
}

describe('The tree of the ledger', () => {
  let log: AuditedLog;
  beforeEach(async () => (log = await AuditedLog.open(stores[0]![1])));
  afterEach(() => log.close());

  const leaves = async () =>
    (await log.db.adminPool().query<Leaf>('SELECT index, kind, entry FROM ledger.leaf ORDER BY index')).rows;
  const latest = () => latestCheckpoint(log.sql(), ledgerTree);
  const sealed = (size: number) => eventually(async () => (await latest())?.size === size);

  it('holds every disclosure and consultation once, each proved by the signed checkpoint', async () => {
    await recordRows(log.db, 5);
    log.start();
    await recordRows(log.db, 6);
    await sealed(22);
    const rows = await leaves();
    expect(rows.map(({ index }) => index)).toEqual(rows.map((_, index) => index));
    expect(new Set(rows.map(({ kind, entry }) => `${kind}/${entry}`)).size).toBe(22);
    const { note } = (await latest())!;
    const keys = [verifierKey(log.ledgerOrigin, log.key.publicKey)];
    const { size, root } = verifyCheckpoint(note, log.ledgerOrigin, keys);
    for (const { index } of rows) {
      const leafHash = (await leafAt(log.sql(), index, ledgerTree))!;
      const proof = await inclusionProof(log.sql(), index, size, ledgerTree);
      expect(verifyInclusion({ leafHash, index, size, root }, proof)).toBe(true);
    }
    expect(await log.verifyLedger()).toEqual([]);
  });

  it('takes in a row with a lower number that is committed later', async () => {
    log.start();
    const slow = await log.db.pool('koz_query').connect();
    try {
      await slow.query(`BEGIN; SELECT set_config('koz.controller', '${antwerp}', true)`);
      const sql = {
        query: async <Row>(text: string, values: readonly unknown[] = []) =>
          (await slow.query(text, [...values])).rows as Row[],
      };
      await record(sql, anAnswer());
      await recordAnswer(log.db, anAnswer());
      await sealed(1);
      expect(await leaves()).toEqual([{ index: 0, kind: 'disclosure', entry: 2 }]);
      await slow.query('COMMIT');
    } finally {
      slow.release();
    }
    await sealed(2);
    expect((await leaves())[1]).toEqual({ index: 1, kind: 'disclosure', entry: 1 });
    expect(await log.verifyLedger()).toEqual([]);
  });

  it('knows nothing of what was rolled back', async () => {
    const client = await log.db.pool('koz_query').connect();
    await client.query(`BEGIN; SELECT set_config('koz.controller', '${antwerp}', true)`);
    const query = async <Row>(text: string, values: readonly unknown[] = []) =>
      (await client.query(text, [...values])).rows as Row[];
    await record({ query }, anAnswer());
    await client.query('ROLLBACK');
    client.release();
    await recordAnswer(log.db, anAnswer());
    log.start();
    await sealed(1);
    expect(await leaves()).toEqual([{ index: 0, kind: 'disclosure', entry: 2 }]);
  });

  it('loses and doubles nothing when its sessions are broken at any moment', async () => {
    log.start({ pacing: { pageSize: 2, retryInMs: 1, lookInMs: 1 } });
    for (let round = 0; round < 5; round += 1) {
      await recordRows(log.db, 4);
      await log.db.adminPool().query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'koz_auditor'`,
      );
    }
    await sealed(40);
    expect(await log.verifyLedger()).toEqual([]);
  });

  it('is kept by one instance at a time, and taken over by the next', async () => {
    const first = log.start();
    await eventually(() => first.ledgerState === 'following');
    const second = log.start();
    await eventually(() => second.ledgerState === 'standby');
    await recordRows(log.db, 2);
    await sealed(4);
    await first.stop();
    await eventually(() => second.ledgerState === 'following');
    await recordRows(log.db, 2);
    await sealed(8);
    expect(await log.verifyLedger()).toEqual([]);
  });

  describe('of a ledger that is not what was signed', () => {
    beforeEach(async () => {
      log.start();
      await recordRows(log.db, 4);
      await sealed(8);
      await log.stopAll();
    });

    it.each([
      [
        'the last row, changed',
        'changedRow',
        `UPDATE ledger.consultation SET reason = 'routine' WHERE entry = 4`,
      ],
      ['the last row, gone', 'missingRow', 'DELETE FROM ledger.consultation WHERE entry = 4'],
      ['leaves that were cut off', 'truncated', 'DELETE FROM ledger.leaf WHERE index > 4'],
      ['a row that waits and is gone', 'missingRow', 'DELETE FROM ledger.disclosure WHERE entry = 5'],
      [
        'a node',
        'tree',
        `UPDATE ledger.tree_node SET hash = decode(repeat('00', 32), 'hex') WHERE level = 3`,
      ],
    ])('signs nothing on %s, and says so', async (_what, reason, statement) => {
      await recordRows(log.db, 1);
      await log.damage(statement);
      const readiness = new Readiness();
      const logger = collectingLogger();
      const auditor = log.start({ readiness, logger });
      await eventually(() => auditor.ledgerState === 'stopped');
      expect(logger.lines().find(({ level }) => level === 'error')).toMatchObject({
        msg: 'The tree of the ledger has stopped',
        reason,
      });
      expect((await readiness.report()).missing).toEqual([
        { name: 'ledger tree', reason: 'stopped: the ledger is not what was signed' },
      ]);
      expect((await latest())!.size).toBe(8);
      // The log has done nothing wrong.
      await eventually(() => auditor.state === 'following');
    });

    it('names the row, when it is one', async () => {
      await log.damage(`UPDATE ledger.consultation SET actor = gen_random_uuid() WHERE entry = 4`);
      const logger = collectingLogger();
      const auditor = log.start({ logger });
      await eventually(() => auditor.ledgerState === 'stopped');
      expect(logger.lines().find(({ level }) => level === 'error')).toMatchObject({
        ...{ table: 'ledger.consultation', entry: 4, position: 7 },
      });
    });
  });

  it('is changed by no role, nor by the owner, and written by the auditor alone', async () => {
    for (const table of ['ledger.leaf', 'ledger.tree_node', 'ledger.checkpoint']) {
      for (const statement of [
        `UPDATE ${table} SET ${table === 'ledger.checkpoint' ? 'size' : 'index'} = 1`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ])
        await expect(log.db.pool('koz_auditor').query(statement)).rejects.toMatchObject({ code: '42501' });
      await expect(log.db.adminPool().query(`TRUNCATE ${table}`)).rejects.toMatchObject({ code: '23001' });
      for (const role of ['koz_query', 'koz_command', 'koz_projector', 'koz_vault'] as const)
        await expect(
          log.db.pool(role).query(`INSERT INTO ${table} SELECT * FROM ${table}`),
        ).rejects.toMatchObject({ code: '42501' });
    }
    for (const role of ['koz_query', 'koz_command'] as const)
      for (const statement of [
        'DELETE FROM ledger.unsealed',
        `INSERT INTO ledger.unsealed (kind, entry) VALUES ('disclosure', 1)`,
      ])
        await expect(log.db.pool(role).query(statement)).rejects.toMatchObject({ code: '42501' });
    for (const statement of [
      'DELETE FROM ledger.disclosure',
      `INSERT INTO ledger.unsealed (kind, entry) VALUES ('disclosure', 1)`,
      `INSERT INTO ledger.consultation (consultation_id, at, actor, role, action, reason)
         VALUES (gen_random_uuid(), now(), gen_random_uuid(), 'operator', 'readLog', 'routine')`,
    ])
      await expect(log.db.pool('koz_auditor').query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});
