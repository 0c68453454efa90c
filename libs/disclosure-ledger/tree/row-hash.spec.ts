import { withTenant, outsideTransaction } from '@koz/platform';
import { controllerId, instant, uuid, type PolicyVersion } from '@koz/privacy-types';
import { testDatabase } from '@koz/testing';
import { migrations, record } from '../index.js';
import { leafOfRow, readRows, rowHash, type LedgerRow } from './row-hash.js';

const id = (n: number) => `0190aaaa-bbbb-8ccc-9ddd-eeeeffff000${n}`;

// The rows of docs/formats/ledger-tree.md; the hashes were computed apart, from the document.
const consultation: LedgerRow = {
  ...{
    kind: 'consultation',
    entry: 7,
    consultationId: id(1),
    at: '2026-11-23T18:00:00.123000Z',
    actor: id(2),
  },
  ...{ role: 'officer', controller: 'antwerpen', action: 'placeHold', reason: 'complaint' },
  subject: `carePlan-${id(3)}`,
};
const disclosure: LedgerRow = {
  ...{ kind: 'disclosure', entry: 12, answerId: id(4), at: '2026-11-23T18:00:00.123000Z', viewer: id(7) },
  ...{ role: 'organiser', organiserId: id(6), viewerController: 'mechelen', controller: 'antwerpen' },
  ...{ carePlanId: id(3), applicationId: id(5), fields: ['parent.firstName:V', 'child.birthDate:MY'] },
  ...{ ground: 'detail', policyVersion: 'method-1@1' },
};

describe('The leaf of a row of the ledger', () => {
  it.each([
    [
      consultation,
      3,
      '2e712e2265843b9d838d0a82f68f7ce9a04aee3738c5896901e99ccf4b0e8f87',
      'b03bbf96135457a0cb9d73282660bcedd2a8d597e26f1c7ac8bb3e0e3a8ea248',
    ],
    [
      disclosure,
      4,
      'c743304495992e5c680e106f183dbf4c84e6a8b5963b32480152d7f3105cb1cb',
      '40ccd49762270b2800f328ff5c98f1c12576e38e2ca14deda94feb12f8c74b44',
    ],
  ])('is what the document says', (row, index, hash, leaf) => {
    expect(rowHash(row).toString('hex')).toBe(hash);
    expect(leafOfRow(index, row).toString('hex')).toBe(leaf);
    expect(leafOfRow(index + 1, row).toString('hex')).not.toBe(leaf);
  });

  it('is of the row as the database keeps it, without what it does not hold', async () => {
    const db = await testDatabase({ migrations });
    try {
      const tenant = controllerId('mechelen');
      await withTenant(db.pool('koz_query'), tenant, (sql) =>
        record(sql, {
          ...{ answerId: uuid(id(4)), at: instant('2026-11-23T18:00:00.123Z'), viewer: uuid(id(7)) },
          ...{ role: 'organiser', organiserId: uuid(id(6)), viewerController: tenant, ground: 'detail' },
          plans: [
            {
              ...{
                carePlanId: uuid(id(3)),
                controller: controllerId('antwerpen'),
                applicationId: uuid(id(5)),
              },
              fields: { 'parent.firstName': 'V', 'child.birthDate': 'MY' },
              policyVersion: 'method-1@1' as PolicyVersion,
            },
          ],
        }),
      );
      const entry = { kind: 'disclosure', entry: 1 } as const;
      const rowOf = await readRows(outsideTransaction(db.pool('koz_auditor')), [entry]);
      expect(rowOf(entry)).toEqual({ ...disclosure, entry: 1 });
      expect(rowOf({ kind: 'consultation', entry: 1 })).toBeUndefined();
    } finally {
      await db.drop();
    }
  });
});
