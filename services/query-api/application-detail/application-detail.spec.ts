import { instant } from '@koz/privacy-types';
import { antwerp, mechelen, Region, type Organisation } from '../testing/region.js';

describe('the detail of an application', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
  });
  afterAll(() => region.close());

  const get = (id: string, who?: Organisation | 'family') => http.get(`/organiser/applications/${id}`, who);

  it('bears the revision of the application as its ETag', async () => {
    const filed = await region.file([here]);
    const { applicationId } = filed.applications[0]!;
    await region.decide(filed, applicationId, 'accept');
    await region.project();
    const answer = await get(applicationId, here);
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.json()).toMatchObject({ applicationId, status: 'accepted' });
  });

  it('says until when the family may decline the place here, and on what ground it is confirmed', async () => {
    const other = await region.organisation(antwerp);
    const filed = await region.file([here, other]);
    const [own, elsewhere] = filed.applications.map(({ applicationId }) => applicationId);
    await region.decide(filed, own!, 'accept', 'approve');
    const start = region.clock.now();
    const shown = async () => {
      await region.project();
      return Promise.all([get(own!, here), get(elsewhere!, other)]).then((answers) =>
        answers.map((answer) => {
          const { confirmBy, confirmationGround } = answer.json<Record<string, unknown>>();
          return [confirmBy, confirmationGround];
        }),
      );
    };
    expect(await shown()).toEqual([
      ['2026-12-07', null],
      [null, null],
    ]);
    region.clock.set(instant('2026-12-08T09:00:00Z'));
    expect((await shown())[0]).toEqual([null, null]);
    await region.confirmByTerm(filed, 1);
    expect(await shown()).toEqual([
      [null, 'term'],
      [null, null],
    ]);
    region.clock.set(start);
  });

  it('says what may be done now, with the place where it is at this moment, and every status that it had', async () => {
    const other = await region.organisation(antwerp);
    const filed = await region.file([here, other]);
    const [own, elsewhere] = filed.applications.map(({ applicationId }) => applicationId);
    const answered = async (id: string, who: Organisation) =>
      (await get(id, who)).json<{ permittedActions: string[]; history: object[] }>();
    await region.project();
    expect((await answered(own!, here)).permittedActions).toEqual(['accept', 'noPlace', 'reject']);

    await region.decide(filed, own!, 'accept', 'approve');
    await region.decide(filed, elsewhere!, 'accept');
    // The read model knows nothing of it yet: what may be done follows from the heads.
    expect((await answered(own!, here)).permittedActions).toEqual(['undoApproval', 'confirmPlace']);
    expect((await answered(elsewhere!, other)).permittedActions).toEqual(['noPlace', 'reject']);

    await region.project();
    expect((await answered(own!, here)).history).toEqual([
      { status: 'created', at: expect.any(String), reason: null },
      { status: 'accepted', at: expect.any(String), reason: null },
      { status: 'approved', at: expect.any(String), reason: null },
    ]);
  });

  it('does not exist for another organiser, in the same municipality or elsewhere', async () => {
    const filed = await region.file([here]);
    await region.project();
    const { applicationId } = filed.applications[0]!;
    for (const foreign of [await region.organisation(antwerp), await region.organisation(mechelen)]) {
      const answer = await get(applicationId, foreign);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:not-found' });
    }
  });

  it('does not exist for an organiser that only claims the controller of another', async () => {
    const filed = await region.file([here]);
    await region.project();
    const claimed = { ...(await region.organisation(mechelen)), controller: antwerp };
    expect((await get(filed.applications[0]!.applicationId, claimed)).statusCode).toBe(404);
  });

  it('exists across the border for the organiser to which the family applied', async () => {
    const across = await region.organisation(mechelen);
    const filed = await region.file([here, across]);
    await region.project();
    expect((await get(filed.applications[1]!.applicationId, across)).statusCode).toBe(200);
    expect((await get(filed.applications[0]!.applicationId, across)).statusCode).toBe(404);
  });

  it.each(['6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10', 'nothing', '1'])('does not exist at %s', async (id) => {
    expect((await get(id, here)).statusCode).toBe(404);
  });

  it('waits for the position that is asked for', async () => {
    const { applications, position } = await region.file([here]);
    const url = `${applications[0]!.applicationId}?minPosition=${position}`;
    expect((await get(url, here)).statusCode).toBe(503);
    await region.project();
    expect((await get(url, here)).statusCode).toBe(200);
    expect((await get(`${applications[0]!.applicationId}?minPosition=x`, here)).statusCode).toBe(400);
  });
});
