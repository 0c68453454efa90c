import type { PublicText } from '@koz/privacy-types';
import { settableClock } from '@koz/testing';
import { countFigures } from '../testing/count-figures.js';
import { antwerp, mechelen, Region, type Organisation } from '../testing/region.js';
import type { RegieOverdueAnswer } from './regie-overdue.dto.js';

describe('applications that wait for too long', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let late: Organisation;
  let inTime: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    late = await region.organisation(antwerp, { name: 'De Trage' as PublicText });
    inTime = await region.organisation(antwerp, { name: 'De Vlugge' as PublicText });
    const across = await region.organisation(mechelen);
    for (let plan = 0; plan < 8; plan += 1) {
      const filed = await region.file([late, inTime, across]);
      if (plan < 6) await region.decide(filed, filed.applications[1]!.applicationId, 'accept');
    }
    await region.project();
  });
  afterAll(() => region.close());

  const overdue = async () => {
    await countFigures(region);
    const answer = await http.as({ role: 'regie', controller: antwerp }, 'GET', '/regie/overdue');
    return answer.json<RegieOverdueAnswer>();
  };

  it('are none on the last day of the term', async () => {
    region.clock.set(settableClock('2026-12-14T22:00:00.000Z').now());
    expect(await overdue()).toMatchObject({ total: { suppressed: true } });
  });

  it('are counted per organiser and location from the day after, by Belgian days', async () => {
    region.clock.set(settableClock('2026-12-14T23:30:00.000Z').now());
    const answer = await overdue();
    expect(answer).toMatchObject({
      controller: 'antwerpen',
      snapshot: { day: '2026-12-15', k: 5, roundedTo: 5 },
      total: { value: 20 },
      withheld: false,
    });
    const organiser = (of: Organisation) =>
      answer.organisers.find(({ organiserId }) => organiserId === of.organiserId);
    expect(organiser(late)).toMatchObject({
      name: 'Voorbeeld vzw',
      value: 10,
      locations: [{ locationId: late.locationId, name: 'De Trage', municipality: 'Antwerpen', value: 10 }],
    });
    expect(organiser(inTime)).toMatchObject({
      suppressed: true,
      locations: [{ locationId: inTime.locationId, suppressed: true }],
    });
    expect(answer.elsewhere).toEqual({ value: 10 });
  });

  it.each(['agency', 'organiser', 'officer'] as const)('are not for the role %s', async (role) => {
    expect((await http.as({ role, controller: antwerp }, 'GET', '/regie/overdue')).statusCode).toBe(403);
  });
});
