import { randomUUID } from 'node:crypto';
import { method2 } from '@koz/disclosure';
import { defaultRetentionPolicy } from '@koz/retention';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { openRegion, type Region } from '../testing/region.js';

describe('Who decides on holds, policies and runs', () => {
  let region: Region;
  let client: Client;
  let first: Caller;
  let second: Caller;
  let carePlanId: string;
  const pool = () => region.deps.pool;

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient({ ...region.deps, runs: { pool: pool(), schedulePool: pool() } });
    first = await client.as({ ...callers.officer, person: 1 });
    second = await client.as({ ...callers.officer, person: 2 });
    const filed = await (await client.as(callers.family)).post('/care-plans', aBody());
    carePlanId = filed.body['carePlanId'] as string;
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });

  /** What is recorded of a request, beside what was there. */
  const recorded = async (send: () => Promise<Answer>) => {
    const before = (await region.consultations()).length;
    const answer = await send();
    const rows = (await region.consultations()).slice(before);
    return { answer, rows: rows.map(({ action, reason, subject }) => [action, reason, subject]) };
  };
  const placing = (by = first) =>
    by.post('/privacy/holds', { carePlanId, reason: 'lawsuit', expires: '2027-06-30' });

  it('is on record with the reason that a hold has to have', async () => {
    const { answer, rows } = await recorded(() => placing());
    expect(answer.status).toBe(201);
    expect(rows).toEqual([['placeHold', 'lawsuit', `carePlan-${carePlanId}`]]);
    expect((await region.consultations()).at(-1)).toMatchObject({
      ...{ role: 'officer', controller: 'antwerpen', actor: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    const { holdId } = answer.body as { holdId: string };
    const lift = (by: Caller, reason: string) =>
      by.delete(`/privacy/holds/${holdId}?carePlanId=${carePlanId}${reason}`);
    expect((await recorded(() => lift(first, '&reason=dataSubjectRequest'))).rows).toEqual([
      ['releaseHold', 'dataSubjectRequest', `hold-${holdId}`],
    ]);
    expect((await recorded(() => lift(second, ''))).rows).toEqual([
      ['releaseHold', 'routine', `hold-${holdId}`],
    ]);
  });

  it('is on record with the ground of a policy', async () => {
    const method = { ...method2, version: 7 };
    const adopted = await recorded(() => first.put('/privacy/policies', { ground: 'regionDefault', method }));
    expect(adopted.answer.status).toBe(200);
    expect(adopted.rows).toEqual([['adoptPolicy', 'regionDefault', null]]);
    const thresholds = { ...defaultRetentionPolicy.thresholds, P5Y: { anchor: 'childBirth', months: 48 } };
    const retention = { ...defaultRetentionPolicy, version: 1, thresholds };
    const proposed = await recorded(() =>
      first.put('/privacy/policies', { ground: 'councilDecision', retention }),
    );
    expect(proposed.rows).toEqual([['changeRetentionPolicy', 'councilDecision', null]]);
    const at = '/privacy/policies/proposals/retention@1';
    expect((await recorded(() => first.delete(`${at}?reason=supervision`))).rows).toEqual([
      ['withdrawRetentionProposal', 'supervision', 'retention@1'],
    ]);
    expect((await recorded(() => second.post(`${at}/confirm`, { reason: 'supervision' }))).rows).toEqual([
      ['changeRetentionPolicy', 'supervision', 'retention@1'],
    ]);
  });

  it('is on record when it asks for a run, or what one would do', async () => {
    const asked = await recorded(() => first.post('/privacy/runs', { reason: 'incident' }));
    expect(asked.answer.status).toBe(202);
    expect(asked.rows).toEqual([['requestRun', 'incident', null]]);
  });

  it('is on record for what was refused afterwards, and not for what was no request', async () => {
    const nobodys = randomUUID();
    const refused = await recorded(() =>
      first.post('/privacy/holds', { carePlanId: nobodys, reason: 'complaint', expires: '2027-06-30' }),
    );
    expect(refused.answer.status).toBe(404);
    expect(refused.rows).toEqual([['placeHold', 'complaint', `carePlan-${nobodys}`]]);
    for (const send of [
      () => first.post('/privacy/runs', { reason: 'because' }),
      () => first.delete(`/privacy/holds/${randomUUID()}?reason=because`),
      () => first.delete('/privacy/policies/proposals/retention@1?reason=because'),
    ]) {
      const { answer, rows } = await recorded(send);
      expect([answer.status, rows]).toEqual([400, []]);
      expect(answer.body).toMatchObject({ errors: [{ field: 'reason', rule: 'isIn' }] });
    }
  });

  it('decides on nothing that cannot be recorded', async () => {
    const before = await region.countEvents();
    await region.letRecord(false);
    try {
      expect((await placing()).status).toBe(503);
      expect((await first.post('/privacy/runs')).status).toBe(503);
      expect(
        (
          await first.put('/privacy/policies', {
            ground: 'regionDefault',
            method: { ...method2, version: 8 },
          })
        ).status,
      ).toBe(503);
    } finally {
      await region.letRecord(true);
    }
    expect(await region.countEvents()).toBe(before);
    expect((await placing()).status).toBe(201);
  });
});
