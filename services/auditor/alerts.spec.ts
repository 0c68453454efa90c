import { latestCheckpoint } from '@koz/audit';
import {
  acknowledgeAlert,
  alertsOf,
  ledgerTree,
  type Alert,
  type AlertId,
  type DisclosedPlan,
  type DisclosureAnswer,
} from '@koz/disclosure-ledger';
import { withTenant } from '@koz/platform';
import { instant, type ActorId } from '@koz/privacy-types';
import { collectingLogger, eventually } from '@koz/testing';
import { AuditedLog, stores } from './testing/audited-log.js';
import { anAnswer, antwerp, aPlan, mechelen, newId, recordAnswer } from './testing/recorded-rows.js';

describe('Unusual access', () => {
  let log: AuditedLog;
  let viewer: ActorId;
  let recorded: number;
  beforeEach(async () => {
    log = await AuditedLog.open(stores[0]![1]);
    viewer = newId();
    recorded = 0;
  });
  afterEach(() => log.close());

  const plans = (count: number, other: Partial<DisclosedPlan> = {}) =>
    Array.from({ length: count }, () => aPlan(other));
  const pooled = (count: number) => plans(count).map(({ applicationId: _none, ...plan }) => plan);
  const look = async (at: string, seen: readonly DisclosedPlan[], other: Partial<DisclosureAnswer> = {}) => {
    const answer = anAnswer({ viewer, at: instant(at), plans: seen, ...other });
    recorded += await recordAnswer(log.db, answer);
  };
  /** Has all that was recorded sealed, by an auditor that is stopped afterwards. */
  const sealed = async (pageSize = 7) => {
    const logger = collectingLogger();
    log.start({ logger, pacing: { pageSize, retryInMs: 20, lookInMs: 20 } });
    await eventually(async () => (await latestCheckpoint(log.sql(), ledgerTree))?.size === recorded);
    await log.stopAll();
    return logger.lines().filter(({ level }) => level === 'warn');
  };
  const alerts = async (controller = antwerp): Promise<readonly Alert[]> =>
    (await withTenant(log.db.pool('koz_query'), controller, (sql) => alertsOf(sql, { limit: 50 }))).items;

  it('is none on a normal day at an inbox', async () => {
    const inbox = plans(120);
    for (const hour of ['07', '08', '09', '10', '13', '14', '15'])
      for (const page of [inbox.slice(0, 50), inbox.slice(50, 100), inbox.slice(100)])
        await look(`2026-11-23T${hour}:05:00Z`, page, { ground: 'inbox' });
    for (const [n, plan] of inbox.slice(0, 60).entries())
      await look(`2026-11-23T${n < 30 ? '08' : '13'}:${String(n % 60).padStart(2, '0')}:00Z`, [plan]);
    // Opening the same again is no other plan.
    await look('2026-11-23T08:30:00Z', inbox.slice(0, 30));
    await look('2026-11-23T15:30:00Z', pooled(100), { ground: 'pool' });
    expect(await sealed(100)).toEqual([]);
    expect(await alerts()).toEqual([]);
  });

  it('is opening more plans in an hour than anybody reads, told once however it is sealed', async () => {
    await look('2026-11-23T09:01:00Z', plans(60));
    expect(await sealed()).toEqual([]);
    await look('2026-11-23T09:59:59.999Z', plans(1));
    const organiserId = expect.any(String);
    expect(await sealed()).toMatchObject([
      {
        msg: 'Unusual access to plans',
        ...{
          name: 'manyPlansOpened',
          actorId: viewer,
          role: 'organiser',
          controller: antwerp,
          plans: 61,
          limit: 60,
        },
      },
    ]);
    await look('2026-11-23T09:30:00Z', plans(40));
    expect(await sealed()).toEqual([]);
    expect(await alerts()).toEqual([
      {
        alertId: expect.any(String),
        ...{ rule: 'manyPlansOpened', viewer, role: 'organiser', organiserId, number: 61, threshold: 60 },
        windowBegins: '2026-11-23T09:00:00.000Z',
        windowEnds: '2026-11-23T10:00:00.000Z',
        at: new Date(log.clock.now()).toISOString(),
        acknowledged: null,
      },
    ]);
    // Another hour is another matter.
    await look('2026-11-23T10:00:00Z', plans(61));
    await sealed();
    expect((await alerts()).map(({ windowBegins }) => windowBegins)).toEqual([
      '2026-11-23T10:00:00.000Z',
      '2026-11-23T09:00:00.000Z',
    ]);
  });

  it('is opening more cases in a day than the regie can deal with, by the day in Belgium', async () => {
    const regie = { role: 'regie', ground: 'regieCase', reason: 'mediation' } as const;
    const { organiserId: _none, ...common } = anAnswer(regie);
    const open = async (at: string, count: number) => {
      recorded += await recordAnswer(log.db, { ...common, viewer, at: instant(at), plans: pooled(count) });
    };
    await open('2026-11-22T22:59:00Z', 20);
    await open('2026-11-22T23:01:00Z', 30);
    expect(await sealed()).toEqual([]);
    await open('2026-11-23T22:59:00Z', 1);
    await sealed();
    expect(await alerts()).toMatchObject([
      {
        ...{ rule: 'manyCasesOpened', role: 'regie', organiserId: null, number: 31, threshold: 30 },
        windowBegins: '2026-11-22T23:00:00.000Z',
        windowEnds: '2026-11-23T23:00:00.000Z',
      },
    ]);
  });

  it('is going through the pool', async () => {
    for (let page = 0; page < 5; page += 1)
      await look(`2026-11-23T1${page}:00:00Z`, pooled(50), {
        ground: page % 2 === 0 ? 'pool' : 'emergencyList',
      });
    expect(await sealed(1000)).toEqual([]);
    await look('2026-11-23T16:00:00Z', pooled(1), { ground: 'pool' });
    await sealed();
    expect(await alerts()).toMatchObject([
      { rule: 'manyPlansWithoutApplication', number: 251, threshold: 250 },
    ]);
  });

  it('is a day far above the own habit', async () => {
    for (const day of ['02', '09', '16', '17', '18', '19', '20'])
      await look(`2026-11-${day}T09:00:00Z`, plans(40), { ground: 'inbox' });
    await look('2026-11-23T09:00:00Z', plans(200), { ground: 'inbox' });
    expect(await sealed(1000)).toEqual([]);
    await look('2026-11-23T11:00:00Z', plans(1), { ground: 'inbox' });
    await sealed();
    expect(await alerts()).toMatchObject([{ rule: 'farAboveOwnHabit', number: 201, threshold: 200 }]);
  });

  it('is told to each controller of whose plans something was seen, and counts over all', async () => {
    await look('2026-11-23T09:01:00Z', [...plans(31), ...plans(30, { controller: mechelen })]);
    await sealed(1000);
    const [ours, theirs] = [await alerts(), await alerts(mechelen)];
    for (const told of [ours, theirs]) expect(told).toMatchObject([{ rule: 'manyPlansOpened', number: 61 }]);
    expect(ours[0]!.alertId).not.toBe(theirs[0]!.alertId);
  });

  it('is looked into by an officer of the controller, once, for a reason', async () => {
    await look('2026-11-23T09:01:00Z', plans(61));
    await sealed(1000);
    const [{ alertId }] = (await alerts()) as [Alert];
    const acknowledge = (actor: ActorId, controller = antwerp, id: AlertId = alertId) =>
      withTenant(log.db.pool('koz_query'), controller, (sql) =>
        acknowledgeAlert(sql, id, { actor, at: log.clock.now(), reason: 'incident' }),
      );
    expect(await acknowledge(newId(), mechelen)).toBeUndefined();
    expect(await acknowledge(newId(), antwerp, newId<AlertId>())).toBeUndefined();
    const officer = newId<ActorId>();
    const acknowledged = { actor: officer, at: expect.any(String), reason: 'incident' };
    expect(await acknowledge(officer)).toMatchObject({ alertId, acknowledged });
    expect(await acknowledge(newId())).toMatchObject({ alertId, acknowledged });
    expect(await alerts()).toMatchObject([{ acknowledged }]);
  });

  it('is written down for good, by the auditor alone', async () => {
    await look('2026-11-23T09:01:00Z', plans(61));
    await sealed(1000);
    for (const statement of ['DELETE FROM ledger.alert', 'UPDATE ledger.alert SET number = 100'])
      for (const role of ['koz_auditor', 'koz_query'] as const)
        await expect(log.db.pool(role).query(statement)).rejects.toMatchObject({ code: '42501' });
    await expect(log.db.adminPool().query('DELETE FROM ledger.alert')).rejects.toMatchObject({
      code: '23001',
    });
    await expect(
      log.db.pool('koz_query').query(
        `INSERT INTO ledger.alert (alert_id, controller, rule, viewer, role, window_begins, window_ends, number, threshold, at)
         SELECT gen_random_uuid(), controller, 'another', viewer, role, window_begins, window_ends, 2, 1, at FROM ledger.alert`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
