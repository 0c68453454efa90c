import { randomUUID } from 'node:crypto';
import { withTenant } from '@koz/platform';
import { controllerId, instant, uuid, type ActorId } from '@koz/privacy-types';
import { settableClock, testDatabase, type TestDatabase } from '@koz/testing';
import {
  consultations,
  migrations,
  operatorActor,
  recordAsOperator,
  recordConsultation,
  type Consultation,
  type ConsultationFilter,
} from './index.js';

const antwerp = controllerId('antwerpen');
const mechelen = controllerId('mechelen');

describe('A consultation of history', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ migrations });
  });
  afterAll(() => db.drop());

  const actor = uuid<ActorId>(randomUUID());
  const looked = (other: Partial<Consultation> = {}): Consultation => ({
    at: instant('2026-11-23T18:00:00.123Z'),
    actor,
    role: 'officer',
    controller: antwerp,
    action: 'searchDisclosures',
    reason: 'complaint',
    subject: `carePlan-${randomUUID()}`,
    ...other,
  });
  const write = (
    given: Consultation,
    as: 'koz_query' | 'koz_command' = 'koz_query',
    tenant = given.controller,
  ) => withTenant(db.pool(as), tenant ?? antwerp, (sql) => recordConsultation(sql, given));
  const read = (filter: ConsultationFilter = {}, tenant = antwerp, before?: number, limit = 50) =>
    withTenant(db.pool('koz_query'), tenant, (sql) => consultations(sql, filter, { before, limit }));

  it('is given back as it was recorded, by queries as by commands', async () => {
    const given = looked();
    const consultationId = await write(given, 'koz_command');
    const { subject: _subject, ...other } = looked({ action: 'readAlerts', reason: 'routine' });
    await write(other);
    const { items } = await read({ actor });
    expect(items[0]).toEqual({ entry: expect.any(Number), consultationId: expect.any(String), ...other });
    expect(items[1]).toEqual({ entry: expect.any(Number), consultationId, ...given });
  });

  it('is found by who, what and when', async () => {
    const who = uuid<ActorId>(randomUUID());
    // 23:30 in Belgium on the last of the month, and an hour later.
    await write(looked({ actor: who, at: instant('2026-11-30T22:30:00Z'), action: 'placeHold' }));
    await write(looked({ actor: who, at: instant('2026-11-30T23:30:00Z'), action: 'releaseHold' }));
    const actions = async (filter: ConsultationFilter) =>
      (await read({ actor: who, ...filter })).items.map(({ action }) => action);
    expect(await actions({})).toEqual(['releaseHold', 'placeHold']);
    expect(await actions({ action: 'placeHold' })).toEqual(['placeHold']);
    expect(await actions({ from: '2026-12-01' })).toEqual(['releaseHold']);
    expect(await actions({ to: '2026-11-30' })).toEqual(['placeHold']);
    expect((await read({ actor: uuid<ActorId>(randomUUID()) })).items).toEqual([]);
  });

  it('is read a page at a time, the newest first', async () => {
    const who = uuid<ActorId>(randomUUID());
    for (let n = 0; n < 5; n += 1) await write(looked({ actor: who }));
    const first = await read({ actor: who }, antwerp, undefined, 3);
    const second = await read({ actor: who }, antwerp, first.nextCursor, 3);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, undefined]);
    const entries = [...first.items, ...second.items].map(({ entry }) => entry);
    expect(entries).toEqual([...entries].sort((a, b) => b - a));
  });

  it('is of its controller alone, and not recorded in the name of another', async () => {
    const given = looked({ subject: 'retention@7' });
    await write(given);
    expect((await read({}, mechelen)).items).not.toContainEqual(
      expect.objectContaining({ subject: 'retention@7' }),
    );
    await expect(write(given, 'koz_query', mechelen)).rejects.toMatchObject({ code: '42501' });
    await expect(write(given, 'koz_command', mechelen)).rejects.toMatchObject({ code: '42501' });
  });

  it('by the operator over all controllers is told to each of them', async () => {
    const deps = { pool: db.pool('koz_query'), clock: settableClock() };
    await recordAsOperator(deps, { action: 'exportLog', reason: 'supervision' });
    await recordAsOperator(deps, { action: 'verifyLog', reason: 'routine', controller: mechelen });
    const by = async (tenant: typeof antwerp) =>
      (await read({ actor: operatorActor }, tenant)).items.map(({ action }) => action);
    expect(await by(antwerp)).toEqual(['exportLog']);
    expect(await by(mechelen)).toEqual(['verifyLog', 'exportLog']);
    const { controller: _controller, ...nobodys } = looked();
    await expect(write(nobodys)).rejects.toMatchObject({ code: '23514' });
  });

  it.each([
    ['reason', { reason: 'omdat het moet' }],
    ['subject', { subject: 'het dossier van Noor' }],
    ['subject', { subject: 'noor+mama/voorbeeld' }],
  ])('holds no text as its %s', async (_field, other) => {
    await expect(write(looked(other))).rejects.toMatchObject({ code: '23514' });
  });

  it('is changed and deleted by nobody, its owner included', async () => {
    await write(looked());
    for (const statement of [
      `UPDATE ledger.consultation SET reason = 'routine'`,
      'DELETE FROM ledger.consultation',
      'TRUNCATE ledger.consultation',
    ]) {
      for (const role of ['koz_query', 'koz_command'] as const)
        await expect(db.pool(role).query(statement)).rejects.toMatchObject({ code: '42501' });
      await expect(db.adminPool().query(statement)).rejects.toMatchObject({ code: '23001' });
    }
  });

  it('is not read by who records it with a command', async () => {
    await expect(db.pool('koz_command').query('SELECT FROM ledger.consultation')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
