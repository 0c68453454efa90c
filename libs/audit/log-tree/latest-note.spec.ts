import { silentLogger, withTransaction } from '@koz/platform';
import { instant } from '@koz/privacy-types';
import { collectingLogger, testDatabase, type TestDatabase } from '@koz/testing';
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

  it('is the newest each time, read once for all who ask together', async () => {
    const latest = latestNoteReader(db.pool('koz_command'), silentLogger);
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
    const latest = latestNoteReader(pool, logger);
    expect(await latest()).toBe('note 5');
    await db.adminPool().query('REVOKE SELECT ON audit.checkpoint FROM koz_command');
    expect(await latest()).toBe('note 5');
    expect(logger.lines()).toMatchObject([{ msg: 'The latest checkpoint could not be read' }]);
    await db.adminPool().query('GRANT SELECT ON audit.checkpoint TO koz_command');
    await sign(9);
    expect(await latest()).toBe('note 9');
  });
});
