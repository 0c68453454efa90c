import { adoptHandlingTerms, type Filed } from '@koz/command-handling';
import { instant, uuid, type ActorId } from '@koz/privacy-types';
import { randomUUID } from 'node:crypto';
import { antwerp, mechelen, Region, type Organisation } from '../testing/region.js';
import type { GuidanceListAnswer } from './guidance-list.dto.js';

const filingDay = instant('2026-11-23T09:00:00Z');
/** The term to take up is 21 days: the 14th of December is the last. */
const inTime = instant('2026-12-14T22:30:00Z');
const late = instant('2026-12-14T23:30:00Z');

describe('the guidance list, for the regie', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let abroad: Organisation;

  beforeEach(async () => {
    region = await Region.open();
    region.clock.set(filingDay);
    http = await region.http();
    here = await region.organisation(antwerp);
    abroad = await region.organisation(mechelen);
  });
  afterEach(() => region.close());

  const get = (query = '', controller = antwerp) =>
    http.get(`/regie/guidance-list${query}`, { role: 'regie', controller });
  const items = async (query = '', controller = antwerp) => {
    const answer = await get(query, controller);
    expect(answer.statusCode).toBe(200);
    return answer.json<GuidanceListAnswer>().items;
  };
  const application = ({ applications }: Filed, index: number) => applications[index]!.applicationId;
  const filedInVain = async () => {
    const filed = await region.file([here]);
    await region.decide(filed, application(filed, 0), 'noPlace');
    return filed;
  };

  it('tells of a plan of which every application came to nothing since when, and nothing personal', async () => {
    const filed = await region.file([here, abroad]);
    await region.decide(filed, application(filed, 0), 'noPlace');
    await region.project();
    expect(await items()).toEqual([]);
    region.clock.set(instant('2026-12-01T09:00:00Z'));
    await region.decide(filed, application(filed, 1), 'accept', 'reject');
    await region.project();
    const answer = await get();
    expect(answer.json()).toEqual({
      items: [
        {
          carePlanId: filed.carePlanId,
          since: '2026-12-01T09:00:00.000Z',
          reason: 'onlyNoPlace',
          applications: 2,
          municipalities: ['Antwerpen', 'Mechelen'],
        },
      ],
      nextCursor: null,
    });
    expect(await region.disclosures()).toEqual([]);
  });

  it('has a plan of which the family itself withdrew the last application, as long as it keeps the plan', async () => {
    const filed = await region.file([here, abroad]);
    await region.decide(filed, application(filed, 0), 'noPlace');
    await region.decide(filed, application(filed, 1), 'withdraw');
    await region.project();
    expect(await items()).toMatchObject([{ carePlanId: filed.carePlanId, reason: 'onlyNoPlace' }]);
    await region.add(filed, await region.organisation(antwerp));
    expect(await items()).toEqual([]);
    await region.project();
    expect(await items()).toEqual([]);
  });

  it('has a plan with an application that nobody took up, from the day after the last of its term', async () => {
    const filed = await region.file([here, abroad]);
    await region.decide(filed, application(filed, 0), 'noPlace');
    await region.project();
    region.clock.set(inTime);
    expect(await items()).toEqual([]);
    region.clock.set(late);
    expect(await items()).toEqual([
      {
        carePlanId: filed.carePlanId,
        since: '2026-12-14T23:00:00.000Z',
        reason: 'notTakenUp',
        applications: 2,
        municipalities: ['Antwerpen', 'Mechelen'],
      },
    ]);
    await region.decide(filed, application(filed, 1), 'accept');
    expect(await items()).toEqual([]);
    await region.project();
    expect(await items()).toEqual([]);
  });

  it("goes by the term of the controller's own", async () => {
    await adoptHandlingTerms(
      region.commands,
      { controller: antwerp, actor: uuid<ActorId>(randomUUID()) },
      { takeUpDays: 7, confirmDays: 14, handling: 'continuous', ground: 'councilDecision' },
    );
    await region.file([here]);
    await region.project();
    region.clock.set(instant('2026-11-30T12:00:00Z'));
    expect(await items()).toEqual([]);
    region.clock.set(instant('2026-12-01T12:00:00Z'));
    expect(await items()).toMatchObject([{ reason: 'notTakenUp', since: '2026-11-30T23:00:00.000Z' }]);
  });

  it.each<[string, (filed: Filed) => Promise<void>]>([
    ['given a place', (filed) => region.decide(filed, application(filed, 0), 'accept', 'approve')],
    [
      'given a place that is confirmed, also when the family looks on',
      async (filed) => {
        await region.decide(filed, application(filed, 0), 'accept', 'approve');
        await region.confirm(filed, true);
      },
    ],
    ['withdrawn', (filed) => region.withdraw(filed)],
    ['to be erased', (filed) => region.erase(filed)],
    [
      'anonymised',
      (filed) =>
        region.onPlan(filed, {
          ...{ type: 'anonymise', batch: '2026-11', retentionPolicyVersion: 'retention@1', residue: {} },
          at: region.clock.now(),
        } as unknown as Parameters<Region['onPlan']>[1]),
    ],
  ])('has no plan any more, at once, that was %s', async (_, change) => {
    const inVain = await filedInVain();
    const notTakenUp = await region.file([here, abroad]);
    await region.project();
    region.clock.set(late);
    expect((await items()).map(({ reason }) => reason)).toEqual(['onlyNoPlace', 'notTakenUp']);
    await change(inVain);
    await change(notTakenUp);
    expect(await items()).toEqual([]);
    await region.project();
    expect(await items()).toEqual([]);
  });

  it('has a plan again when its place was declined', async () => {
    const filed = await filedInVain();
    await region.decide(filed, application(filed, 0), 'accept', 'approve', 'undoApproval', 'noPlace');
    await region.project();
    expect(await items()).toMatchObject([{ carePlanId: filed.carePlanId, reason: 'onlyNoPlace' }]);
  });

  it("holds the plans of the regie's own controller only, also those put to a location elsewhere", async () => {
    const filed = await region.file([abroad]);
    await region.decide(filed, application(filed, 0), 'noPlace');
    await filedInVain();
    await region.file([here, abroad]);
    await region.project();
    region.clock.set(late);
    expect(await items('', antwerp)).toHaveLength(3);
    expect(await items('', mechelen)).toEqual([]);
  });

  it('comes a page at a time, longest first', async () => {
    const expected = [];
    for (let minute = 0; minute < 3; minute += 1) {
      region.clock.set(instant(`2026-11-24T10:0${minute}:00Z`));
      expected.push((await filedInVain()).carePlanId);
    }
    await region.project();
    const first = (await get('?limit=2')).json<GuidanceListAnswer>();
    expect(first.items).toHaveLength(2);
    const rest = await items(`?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest].map(({ carePlanId }) => carePlanId)).toEqual(expected);
    expect((await get('?cursor=abc')).statusCode).toBe(400);
  });

  it('says when it does not tell yet of a change that must show', async () => {
    await filedInVain();
    const position = await region.lastPosition();
    expect((await get(`?minPosition=${position}`)).statusCode).toBe(503);
    await region.project();
    expect(await items(`?minPosition=${position}`)).toHaveLength(1);
  });

  it('is for a regie only, in the name of a controller', async () => {
    expect((await http.get('/regie/guidance-list')).statusCode).toBe(401);
    expect((await http.get('/regie/guidance-list', here)).statusCode).toBe(403);
    expect((await http.get('/regie/guidance-list', 'family')).statusCode).toBe(403);
    for (const role of ['agency', 'officer', 'auditor'] as const)
      expect((await http.get('/regie/guidance-list', { role, controller: antwerp })).statusCode).toBe(403);
    expect((await http.get('/regie/guidance-list', { role: 'regie' })).statusCode).toBe(403);
  });
});
