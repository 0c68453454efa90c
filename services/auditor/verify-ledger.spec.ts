import {
  addToTree,
  appendLeaves,
  emptyRange,
  latestCheckpoint,
  leafHash,
  rootOf,
  signCheckpoint,
  signingKeyFrom,
} from '@koz/audit';
import { ledgerTree } from '@koz/disclosure-ledger';
import { eventually } from '@koz/testing';
import { AuditedLog, stores } from './testing/audited-log.js';
import { recordRows } from './testing/recorded-rows.js';

/** Leaves; of two rows more, disclosure 11 and consultation 11, nobody has made any. */
const size = 20;

describe('Verifying the ledger', () => {
  let log: AuditedLog;
  let kept: string;
  beforeEach(async () => {
    log = await AuditedLog.open(stores[0]![1]);
    log.start();
    await recordRows(log.db, size / 2);
    await eventually(async () => (await latestCheckpoint(log.sql(), ledgerTree))?.size === size);
    await log.stopAll();
    kept = (await latestCheckpoint(log.sql(), ledgerTree))!.note;
    await recordRows(log.db, 1);
  });
  afterEach(() => log.close());

  it('goes through all of one that is in order, page by page, and counts it', async () => {
    const told: number[] = [];
    for (const pageSize of [1, 3, 1000]) {
      const { faults, summary } = await log.verifiedLedger({
        pageSize,
        kept: [kept],
        onProgress: (done) => told.push(done),
      });
      expect(faults).toEqual([]);
      expect(summary).toMatchObject({ leaves: size, unsealed: 2, faults: 0 });
      expect(summary.checkpoints).toBeGreaterThan(2);
    }
    expect(told).toContain(3);
    expect(told.at(-1)).toBe(size);
  });

  const row = (fault: string, kind: string, entry: number, index: number) => ({
    ...{ fault, table: `ledger.${kind}`, entry, index },
  });
  // Rows are recorded and sealed by turns: disclosure n has leaf 2n − 2, consultation n has 2n − 1.
  it.each<[string, string, readonly object[]]>([
    [
      'a changed disclosure',
      `UPDATE ledger.disclosure SET fields = ARRAY['parent.email:V'] WHERE entry = 3`,
      [row('changedRow', 'disclosure', 3, 4)],
    ],
    [
      'a moment moved by a microsecond',
      `UPDATE ledger.disclosure SET at = at + interval '1 microsecond' WHERE entry = 3`,
      [row('changedRow', 'disclosure', 3, 4)],
    ],
    [
      'a reason taken away',
      `UPDATE ledger.consultation SET reason = 'routine' WHERE entry = 10`,
      [row('changedRow', 'consultation', 10, 19)],
    ],
    [
      'a missing row',
      'DELETE FROM ledger.consultation WHERE entry = 5',
      [row('missingRow', 'consultation', 5, 9)],
    ],
    [
      'an inserted row',
      `INSERT INTO ledger.consultation (consultation_id, at, actor, role, action, reason)
         VALUES (gen_random_uuid(), now(), gen_random_uuid(), 'operator', 'readLog', 'routine')`,
      [{ fault: 'insertedRow', table: 'ledger.consultation', entry: 12 }],
    ],
    [
      'a row that waited and was taken from the queue',
      `DELETE FROM ledger.unsealed WHERE kind = 'disclosure'`,
      [{ fault: 'insertedRow', table: 'ledger.disclosure', entry: 11 }],
    ],
    [
      'two swapped rows',
      `UPDATE ledger.disclosure a SET viewer = b.viewer, answer_id = b.answer_id, organiser_id = b.organiser_id,
              care_plan_id = b.care_plan_id, application_id = b.application_id
         FROM ledger.disclosure b WHERE (a.entry, b.entry) IN ((2, 7), (7, 2))`,
      [row('changedRow', 'disclosure', 2, 2), row('changedRow', 'disclosure', 7, 12)],
    ],
    [
      'two swapped leaves',
      `UPDATE ledger.leaf SET entry = -1 WHERE index = 2; UPDATE ledger.leaf SET entry = 2 WHERE index = 12;
       UPDATE ledger.leaf SET entry = 7 WHERE index = 2`,
      [row('changedRow', 'disclosure', 7, 2), row('changedRow', 'disclosure', 2, 12)],
    ],
    [
      'a leaf of which nobody knows the row',
      'DELETE FROM ledger.leaf WHERE index = 6',
      [
        { fault: 'missingLeaf', table: 'ledger.leaf', index: 6 },
        { fault: 'insertedRow', table: 'ledger.disclosure', entry: 4 },
      ],
    ],
    [
      'a changed node of a leaf',
      `UPDATE ledger.tree_node SET hash = decode(repeat('01', 32), 'hex') WHERE level = 0 AND index = 8`,
      [{ fault: 'changedNode', table: 'ledger.tree_node', level: 0, index: 8 }],
    ],
    [
      'a changed node',
      `UPDATE ledger.tree_node SET hash = decode(repeat('01', 32), 'hex') WHERE level = 2 AND index = 1`,
      [{ fault: 'changedNode', table: 'ledger.tree_node', level: 2, index: 1 }],
    ],
    [
      'a missing node',
      'DELETE FROM ledger.tree_node WHERE level = 1 AND index = 3',
      [{ fault: 'missingNode', table: 'ledger.tree_node', level: 1, index: 3 }],
    ],
    [
      'leaves that were cut off',
      `DELETE FROM ledger.leaf WHERE index >= 18; DELETE FROM ledger.disclosure WHERE entry = 10;
       DELETE FROM ledger.consultation WHERE entry = 10`,
      [{ fault: 'truncated', table: 'ledger.leaf', size: 18 }],
    ],
    [
      'rows that were cut off',
      'DELETE FROM ledger.disclosure WHERE entry = 10; DELETE FROM ledger.consultation WHERE entry = 10',
      [row('missingRow', 'disclosure', 10, 18), row('missingRow', 'consultation', 10, 19)],
    ],
    [
      'the last checkpoint, gone',
      'DELETE FROM ledger.checkpoint WHERE size = 20',
      [{ fault: 'truncated', table: 'ledger.checkpoint', size: expect.any(Number) }],
    ],
    [
      'a note that says something else',
      `UPDATE ledger.checkpoint SET note = replace(note, E'\\n20\\n', E'\\n21\\n') WHERE size = 20`,
      [{ fault: 'badCheckpoint', table: 'ledger.checkpoint', size: 20 }],
    ],
    [
      'a root that its note does not have',
      `UPDATE ledger.checkpoint SET root = decode(repeat('01', 32), 'hex') WHERE size = 20`,
      [{ fault: 'badCheckpoint', table: 'ledger.checkpoint', size: 20 }],
    ],
  ])('names the place of %s', async (_what, statement, expected) => {
    await log.damage(statement);
    expect(await log.verifyLedger({ pageSize: 6 })).toEqual(expected);
  });

  it('refuses a checkpoint that was replaced by one that somebody else signed', async () => {
    const root = Buffer.alloc(32, 1);
    const other = signCheckpoint(
      log.ledgerOrigin,
      { size, root },
      signingKeyFrom(Buffer.alloc(32, 9), 'test'),
    );
    await log.damage(
      `UPDATE ledger.checkpoint SET note = '${other}', root = '\\x${root.toString('hex')}' WHERE size = 20`,
    );
    expect(await log.verifyLedger()).toEqual([{ fault: 'badCheckpoint', table: 'ledger.checkpoint', size }]);
  });

  it('refuses a checkpoint of another tree, though our own key signed it', async () => {
    const root = Buffer.alloc(32, 1);
    const other = signCheckpoint(log.ledgerOrigin, { size, root }, log.key);
    await log.damage(
      `UPDATE ledger.checkpoint SET note = '${other}', root = '\\x${root.toString('hex')}' WHERE size = 20`,
    );
    expect(await log.verifyLedger()).toEqual([{ fault: 'anotherTree', table: 'ledger.checkpoint', size }]);
  });

  it('shows by a checkpoint that was kept that the end was cut off with all traces, or everything written anew', async () => {
    await log.damage(`DELETE FROM ledger.unsealed; DELETE FROM ledger.disclosure; DELETE FROM ledger.consultation;
      DELETE FROM ledger.leaf; DELETE FROM ledger.tree_node; DELETE FROM ledger.checkpoint`);
    expect(await log.verifyLedger()).toEqual([]);
    expect(await log.verifyLedger({ kept: [kept] })).toEqual([
      { fault: 'truncated', table: 'kept', size: 0 },
    ]);
    const { range, made } = appendLeaves(
      emptyRange(),
      Array.from({ length: size }, (_, n) => leafHash(Buffer.of(n))),
    );
    const head = { size, root: rootOf(range) };
    const note = signCheckpoint(log.ledgerOrigin, head, log.key);
    const sql = {
      query: async <R>(text: string, values: readonly unknown[] = []) =>
        (await log.db.adminPool().query(text, [...values])).rows as R[],
    };
    await addToTree(sql, made, { ...head, note, signedAt: log.clock.now() }, ledgerTree);
    expect(await log.verifyLedger({ kept: [kept] })).toContainEqual({
      fault: 'anotherTree',
      table: 'kept',
      size,
    });
    expect(await log.verifyLedger({ kept: ['no note'] })).toContainEqual({
      fault: 'badCheckpoint',
      table: 'kept',
      size: 0,
    });
  });
});
