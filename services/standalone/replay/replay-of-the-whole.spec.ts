import { heldAgainst, type ViewThen } from '@koz/replay';
import { locationsOfOrganisers, planFor, startOn, stores, type Running } from '../testing/each-store.js';
import { Client, koz } from '../testing/running-server.js';

interface Replay {
  readonly stream: string;
  readonly revision: number;
  readonly applications: readonly { readonly status: string }[];
  readonly views: readonly ViewThen[];
}

interface Log {
  readonly items: readonly {
    readonly position: number;
    readonly isOwn: boolean;
    readonly leafHash?: string;
  }[];
  readonly nextCursor: string | null;
  readonly lastPosition: number;
}

jest.setTimeout(240_000);

describe.each(stores)('the history of the whole system on %s', (_name, openStore) => {
  let running: Running;
  beforeAll(async () => {
    running = await startOn(openStore);
  });
  afterAll(() => running.end());

  it('is told over HTTP and on the command line as it was answered, event by event', async () => {
    const { installation } = running;
    const family = await Client.as(installation, { role: 'family' });
    const locations = (await locationsOfOrganisers(installation, 'Antwerpen')).slice(0, 2);
    const filed = await family.post<{
      carePlanId: string;
      position: number;
      applications: { applicationId: string }[];
    }>('/care-plans', planFor(locations));
    expect(filed.status).toBe(201);
    const { carePlanId, applications } = filed.body;
    const organisers = await Promise.all(
      locations.map(async ({ organiserId }, index) => ({
        client: await Client.as(installation, { role: 'organiser', organiserId }),
        applicationId: applications[index]?.applicationId ?? '',
      })),
    );
    const answered = (position: number) =>
      Promise.all(
        organisers.map(async ({ client, applicationId }) => {
          const path = `/organiser/applications/${applicationId}?minPosition=${position}`;
          const { status, body } = await client.get<{ fields: Record<string, object> }>(path);
          expect(status).toBe(200);
          return { viewer: 'organiser' as const, applicationId, fields: body.fields };
        }),
      );
    const recorded = [{ position: filed.body.position, answers: await answered(filed.body.position) }];
    for (const [which, step] of [
      [1, 'no-place'],
      [0, 'accept'],
      [0, 'approve'],
    ] as const) {
      const { client, applicationId } = organisers[which]!;
      const { status, body } = await client.post<{ position: number }>(
        `/applications/${applicationId}/${step}`,
      );
      expect([step, status]).toEqual([step, 200]);
      recorded.push({ position: body.position, answers: await answered(body.position) });
    }
    const auditor = await Client.as(installation, { role: 'auditor', controller: 'antwerpen' });
    for (const { position, answers } of recorded) {
      const { status, body } = await auditor.get<Replay>(`/audit/streams/${carePlanId}?position=${position}`);
      expect(status).toBe(200);
      expect(heldAgainst(body.views, answers)).toMatchObject({ fields: 26, differences: [], uncertain: [] });
    }
    const elsewhere = await Client.as(installation, { role: 'auditor', controller: 'mechelen' });
    expect((await elsewhere.get(`/audit/streams/${carePlanId}`)).status).toBe(404);

    const first = recorded[0]!.position;
    const log = await auditor.get<Log>(`/audit/log?from=${first - 2}&limit=5`);
    expect(log.body.items.map(({ position }) => position)).toEqual([-2, -1, 0, 1, 2].map((by) => first + by));
    const ofOther = await elsewhere.get<Log>(`/audit/log?from=${first}&limit=1`);
    expect(ofOther.body.items).toMatchObject([{ position: first, isOwn: false }]);

    const json = await koz(
      installation,
      'audit',
      'replay',
      carePlanId,
      '--position',
      String(first),
      '--json',
    );
    expect(json).toMatchObject({ code: 0, err: '' });
    const byHttp = await auditor.get<Replay>(`/audit/streams/${carePlanId}?position=${first}`);
    expect(JSON.parse(json.out)).toEqual(byHttp.body);
    const text = await koz(installation, 'audit', 'replay', `carePlan-${carePlanId}`);
    expect(text.code).toBe(0);
    for (const told of ['Tijdlijn:', 'PlaceFound', 'plaats gevonden', 'method-1@1', 'regie (met reden)'])
      expect(text.out).toContain(told);
    for (const value of ['Levensloop', 'Proefgezin', 'Levensloopdreef', '1990', '06/05'])
      expect(text.out).not.toContain(value);
    for (const [args, message] of [
      [['geen-stroom'], 'Zo heet geen stroom'],
      [[carePlanId, '--position', '99999999'], 'Zo ver reikt het logboek niet.'],
      [[carePlanId, '--as-of', '2099-01-01'], 'Dat tijdstip is nog niet voorbij.'],
      [[carePlanId, '--as-of', '2026-01-01'], 'Die stroom is er niet, of was er toen nog niet.'],
    ] as const)
      expect(await koz(installation, 'audit', 'replay', ...args)).toMatchObject({
        code: 2,
        err: expect.stringContaining(message) as string,
      });
  });
});
