import { silentLogger, withTransaction } from '@koz/platform';
import { instant } from '@koz/privacy-types';
import { collectingLogger, eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { migrations } from '../index.js';
import { latestNoteReader } from './latest-note.js';
import { addToTree } from './tree-table.js';

describe('The latest checkpoint, for receipts', () => {
  let db: TestDatabase;
  beforeAll(async () => (db = await testDatabase({ migrations })));
  afterAll(() => db.drop());

  const sign = (size: number) =>
    withTransaction(db.pool('koz_auditor'), (transaction) =>
      addToTree(transaction, [], {
        ...{ size, root: Buffer.alloc(32), note: `note ${size}` },
        signedAt: instant('2026-11-26T12:00:00Z'),
      }),
    );

  /** However busy the machine is, a read that works comes back. */
  const patient = { waitAtMostMs: 20_000 };

  it('is the newest each time, read once for all who ask together', async () => {
    const latest = latestNoteReader(db.pool('koz_command'), silentLogger, patient);
    expect(await latest()).toBeUndefined();
    await sign(3);
    expect(await Promise.all([latest(), latest(), latest()])).toEqual(['note 3', 'note 3', 'note 3']);
    await sign(5);
    expect(await latest()).toBe('note 5');
    expect(latest()).toBe(latest());
  });

  it('is the last known one while it cannot be read, which is said and holds nothing up', async () => {
    const logger = collectingLogger();
    const pool = db.pool('koz_command');
    const latest = latestNoteReader(pool, logger, patient);
    expect(await latest()).toBe('note 5');
    await db.adminPool().query('REVOKE SELECT ON audit.checkpoint FROM koz_command');
    expect(await latest()).toBe('note 5');
    expect(logger.lines()).toMatchObject([{ msg: 'The latest checkpoint could not be read' }]);
    await db.adminPool().query('GRANT SELECT ON audit.checkpoint TO koz_command');
    await sign(9);
    expect(await latest()).toBe('note 9');
  });

  it('is the last known one while its read does not come back, which is given up in the end', async () => {
    const logger = collectingLogger();
    const latest = latestNoteReader(db.pool('koz_command'), logger, {
      waitAtMostMs: 20,
      giveUpAfterMs: 1_000,
    });
    await eventually(async () => (await latest()) === 'note 9');
    await sign(12);
    const locking = await db.adminPool().connect();
    try {
      await locking.query('BEGIN; LOCK TABLE audit.checkpoint IN ACCESS EXCLUSIVE MODE');
      expect(await Promise.all([latest(), latest()])).toEqual(['note 9', 'note 9']);
      // One is under way, however many ask.
      expect(latest()).toBe(latest());
      await eventually(() => logger.messages().includes('The latest checkpoint could not be read'));
      expect(await latest()).toBe('note 9');
    } finally {
      await locking.query('ROLLBACK');
      locking.release();
    }
    await eventually(async () => (await latest()) === 'note 12');
  });
});
