import { randomUUID } from 'node:crypto';
import type { CarePlanCommand } from '@koz/domain';
import type { HoldReason } from '@koz/events';
import type { Filed } from '@koz/command-handling';
import { uuid, type HoldId, type OwnDate } from '@koz/privacy-types';
import { defaultRetentionPolicy } from '@koz/retention';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import type { ForecastAnswer } from './forecast.dto.js';

describe('The forecast of a plan', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let filed: Filed;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
  });
  afterAll(() => region.close());
  beforeEach(async () => {
    filed = await region.file([here]);
  });

  const ofFamily = () => ({ role: 'family', controller: antwerp, carePlanId: filed.carePlanId }) as const;
  const url = () => `/care-plans/${filed.carePlanId}/forecast`;
  const forecast = async (): Promise<ForecastAnswer> => {
    await region.project();
    const answer = await http.get(url(), ofFamily());
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const hold = (expires: string, reason: HoldReason = 'complaint') =>
    region.onPlan(filed, {
      type: 'placeHold',
      holdId: uuid<HoldId>(randomUUID()),
      reason,
      expires: expires as OwnDate,
      keeps: 'everything',
      at: region.clock.now(),
    });

  it('says what goes at 2.5 and at 5 years, when, what stays of it, and what the family can do', async () => {
    const { steps, gone, holds, erasureRequested, texts, possible, policyVersion } = await forecast();
    expect({ gone, holds, erasureRequested, policyVersion }).toEqual({
      gone: [],
      holds: [],
      erasureRequested: false,
      policyVersion: 'retention@1',
    });
    expect(steps).toMatchObject([
      { threshold: 'P2Y6M', day: '2029-01-01', mostDaysEarly: 30, sharedBy: null },
      { threshold: 'P5Y', day: '2031-07-01', earliestDay: '2031-06-01', sharedBy: 5 },
    ]);
    expect(steps[0]?.fields).toContainEqual({
      field: 'child.birthDate',
      stays: 'month',
      text: 'de geboortedatum van uw kind: er blijft alleen maand en jaar',
    });
    const text = texts.join(' ');
    expect(text).toContain('Op of kort na 1 januari 2029');
    expect(text).toContain('tot 30 dagen vroeger');
    expect(text).toContain('minstens 5 opvangplannen');
    expect(possible.join(' ')).toContain('vroeger laten wissen');
    // It names no value of the plan, and no day of birth.
    for (const value of ['Noor', 'Voorbeeldstraat', '2026-07', '94030500101'])
      expect(JSON.stringify({ steps, texts })).not.toContain(value);
  });

  it('says what holds it and until when, and moves with it', async () => {
    await hold('2030-05-01');
    const { steps, holds, texts } = await forecast();
    expect(holds).toMatchObject([{ reason: 'complaint', expires: '2030-05-01' }]);
    expect(steps[0]).toMatchObject({ threshold: 'P2Y6M', day: '2030-05-01', mostDaysEarly: 0 });
    expect(texts.join(' ')).toContain('Voor een klacht moet wat er nog is bewaard blijven, tot 1 mei 2030');
  });

  it('moves when the birth date is corrected', async () => {
    await region.rectify(filed, { child: { birthDate: '2026-10-15', expected: false } });
    expect((await forecast()).steps).toMatchObject([{ day: '2029-04-01' }, { day: '2031-10-01' }]);
  });

  it('says that all of it goes, once the family asked, also while a hold keeps it', async () => {
    await region.erase(filed);
    expect(await forecast()).toMatchObject({
      erasureRequested: true,
      steps: [],
      texts: [expect.stringContaining('ze worden nu vernietigd') as string],
      possible: [expect.stringContaining('ontvangstcode') as string],
    });
    filed = await region.file([here]);
    await hold('2030-05-01', 'lawsuit');
    await region.erase(filed);
    const { texts } = await forecast();
    expect(texts[0]).toContain('ten laatste vanaf 1 mei 2030');
    expect(texts[1]).toContain('een rechtszaak');
  });

  it('says after each threshold what has gone and when, and what is still to come', async () => {
    const at = region.clock.now();
    await region.onPlan(filed, {
      type: 'generalise',
      retentionPolicyVersion: 'retention@1',
      identity: {
        parent: { firstName: 'Noor', lastName: 'Voorbeeld' },
        priorityRules: [],
        generalised: { childBirth: '2026-07' },
      },
      at,
    } as unknown as CarePlanCommand);
    await region.project();
    await region.destroy(filed, 'P2Y6M', 'precise');
    const half = await forecast();
    expect(half.gone).toMatchObject([{ tier: 'precise', cause: 'P2Y6M' }]);
    expect(half.gone[0]?.text).toContain('omdat uw kind 2,5 jaar werd');
    expect(half.steps).toMatchObject([{ threshold: 'P5Y' }]);

    await region.onPlan(filed, {
      ...{ type: 'anonymise', batch: '2031-07', retentionPolicyVersion: 'retention@1', residue: {}, at },
    } as unknown as CarePlanCommand);
    await region.destroy(filed, 'P5Y', 'identity', 'planning');
    const whole = await forecast();
    expect(whole.gone.map(({ tier }) => tier).sort()).toEqual(['identity', 'planning', 'precise']);
    expect(whole).toMatchObject({ steps: [], holds: [], erasureRequested: false });
    expect(whole.possible).toHaveLength(1);
  });

  it('goes by the shorter term of plans that ended, where the policy has one', async () => {
    await region.adoptRetention(antwerp, {
      ...defaultRetentionPolicy,
      id: 'own',
      ended: { withdrawn: { months: 6 } },
    });
    await region.withdraw(filed);
    const { steps, texts, policyVersion } = await forecast();
    expect(policyVersion).toBe('own@1');
    expect(steps).toMatchObject([{ cause: 'withdrawal', sharedBy: null }]);
    expect(texts[0]).toContain('vroeger dan anders');
  });

  it('is for the family of the plan and the service point that filed it', async () => {
    await region.project();
    for (const who of [
      { role: 'family', controller: antwerp, carePlanId: uuid(randomUUID()) },
      { role: 'servicePoint', controller: antwerp },
      { role: 'servicePoint', controller: mechelen },
    ] as const)
      expect((await http.get(url(), who as never)).statusCode).toBe(404);
    expect((await http.get(url(), here)).statusCode).toBe(403);
    expect((await http.get(url())).statusCode).toBe(401);
    const servicePoint = { role: 'servicePoint', controller: antwerp } as const;
    filed = await region.file([here], fullInput, servicePoint);
    await region.project();
    expect((await http.get(url(), servicePoint)).statusCode).toBe(200);
  });
});
