import { withTenant } from '@koz/platform';
import { controllerId, instant, uuid, type PolicyVersion, type Uuid } from '@koz/privacy-types';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { randomUUID } from 'node:crypto';
import { disclosuresOf, migrations, record, type DisclosedPlan, type DisclosureAnswer } from './index.js';

const antwerp = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
const policyVersion = 'method-1@1' as PolicyVersion;
const newId = <Id extends Uuid>() => uuid<Id>(randomUUID());

const plan = (other: Partial<DisclosedPlan> = {}): DisclosedPlan => ({
  carePlanId: newId(),
  controller: antwerp,
  applicationId: newId(),
  fields: { 'parent.firstName': 'V', 'child.birthDate': 'MY' },
  policyVersion,
  ...other,
});

const answer = (plans: DisclosedPlan[], other: Partial<DisclosureAnswer> = {}): DisclosureAnswer => ({
  answerId: newId(),
  at: instant('2026-11-23T18:00:00.123Z'),
  viewer: newId(),
  role: 'organiser',
  organiserId: newId(),
  viewerController: antwerp,
  ground: 'inbox',
  plans,
  ...other,
});

describe('the disclosure ledger', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ migrations });
  });
  afterAll(() => db.drop());

  const write = (given: DisclosureAnswer, tenant = given.viewerController) =>
    withTenant(db.pool('koz_query'), tenant, (sql) => record(sql, given));
  const read = (of: DisclosedPlan, tenant = antwerp, before?: number, limit?: number) =>
    withTenant(db.pool('koz_query'), tenant, (sql) => disclosuresOf(sql, of.carePlanId, before, limit));

  it('gives back what an answer disclosed of a plan', async () => {
    const [first, second] = [plan(), plan({ fields: { postcode: 'V' } })];
    const given = answer([first, second]);
    expect(await write(given)).toBe(2);
    const { plans: _plans, ...common } = given;
    expect(await read(first)).toEqual({ items: [{ entry: expect.any(Number), ...common, ...first }] });
    expect(await read(second)).toEqual({ items: [{ entry: expect.any(Number), ...common, ...second }] });
  });

  it('leaves absent the organiser and the application of a viewer that has none', async () => {
    const { applicationId: _application, ...pooled } = plan();
    const { organiserId: _organiser, ...given } = answer([pooled], { role: 'servicePoint' });
    await write(given);
    const [row] = (await read(pooled)).items;
    expect(row).not.toHaveProperty('applicationId');
    expect(row).not.toHaveProperty('organiserId');
  });

  it('keeps the reason for which the regie opened a plan, and lets it open none without', async () => {
    const { applicationId: _application, ...opened } = plan();
    const { organiserId: _organiser, ...given } = answer([opened], { role: 'regie', ground: 'regieCase' });
    await write({ ...given, reason: 'mediation' });
    expect((await read(opened)).items).toMatchObject([{ ground: 'regieCase', reason: 'mediation' }]);
    await expect(write(given)).rejects.toMatchObject({ code: '23514' });
    await expect(write(answer([plan()], { reason: 'mediation' }))).rejects.toMatchObject({ code: '23514' });
  });

  it('records nothing of a plan of which nothing is shown', async () => {
    const hidden = plan({ fields: { address: 'H' } });
    expect(await write(answer([hidden, plan({ fields: {} })]))).toBe(0);
    expect(await read(hidden)).toEqual({ items: [] });
  });

  it('records one statement for an answer of many plans', async () => {
    const plans = Array.from({ length: 50 }, () => plan());
    const statements: string[] = [];
    await withTenant(db.pool('koz_query'), antwerp, (transaction) =>
      record(
        {
          query: (text, values) => {
            statements.push(text);
            return transaction.query(text, values);
          },
        },
        answer(plans),
      ),
    );
    expect(statements).toHaveLength(1);
    for (const each of plans) expect((await read(each)).items).toHaveLength(1);
  });

  it('gives the newest first, a page at a time', async () => {
    const often = plan();
    await write(answer(Array.from({ length: 150 }, () => ({ ...often, applicationId: newId() }))));
    const first = await read(often);
    const second = await read(often, antwerp, first.nextCursor);
    const entries = [...first.items, ...second.items].map(({ entry }) => entry);
    expect(first.items).toHaveLength(100);
    expect(second.items).toHaveLength(50);
    expect(second.nextCursor).toBeUndefined();
    expect(entries).toEqual([...entries].sort((a, b) => b - a));
  });

  it('gives fewer at a time where fewer are asked for, and never more than its own page', async () => {
    const often = plan();
    await write(answer(Array.from({ length: 102 }, () => ({ ...often, applicationId: newId() }))));
    const few = await read(often, antwerp, undefined, 2);
    expect(few.items).toHaveLength(2);
    expect(few.nextCursor).toBe(few.items[1]!.entry);
    expect((await read(often, antwerp, undefined, 5_000)).items).toHaveLength(100);
  });

  it("shows the plan's own controller what a location across the border saw, and that other controller nothing", async () => {
    const shared = plan({ controller: antwerp });
    await write(answer([shared], { viewerController: mechelen }));
    expect((await read(shared, antwerp)).items).toMatchObject([{ viewerController: mechelen }]);
    expect(await read(shared, mechelen)).toEqual({ items: [] });
  });

  it("refuses a record in the name of another scope than the transaction's", async () => {
    await expect(write(answer([plan()], { viewerController: antwerp }), mechelen)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('lets nobody change or delete a record, its owner included', async () => {
    const kept = plan();
    await write(answer([kept]));
    const change = `UPDATE ledger.disclosure SET ground = 'detail'`;
    await expect(db.pool('koz_query').query(change)).rejects.toMatchObject({ code: '42501' });
    await expect(db.pool('koz_query').query('DELETE FROM ledger.disclosure')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(db.adminPool().query(change)).rejects.toMatchObject({ code: '23001' });
    await expect(db.adminPool().query('TRUNCATE ledger.disclosure')).rejects.toMatchObject({ code: '23001' });
    expect((await read(kept)).items).toMatchObject([{ ground: 'inbox' }]);
  });

  it.each(['koz_command', 'koz_projector', 'koz_process_manager', 'koz_vault'] as const)(
    'is closed to %s',
    async (role) => {
      await expect(db.pool(role).query('SELECT FROM ledger.disclosure')).rejects.toMatchObject({
        code: '42501',
      });
    },
  );
});
