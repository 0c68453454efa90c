import { looked } from '@koz/platform';
import { eventually } from '@koz/testing';
import { planFor, locationsOfOrganisers, startOn, stores, type Running } from './testing/each-store.js';
import { Client } from './testing/running-server.js';

jest.setTimeout(240_000);

describe('The numbers that the whole system tells', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startOn(stores[0]![1]);
  });
  afterAll(() => running.end());

  const metrics = async (): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${running.installation.port}/metrics`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain'),
    ]);
    return answer.text();
  };
  /** The value of a series, by its text up to the space. */
  const valueOf = (text: string, series: string): number => {
    const line = text.split('\n').find((each) => each.startsWith(`${series} `));
    if (line === undefined) throw new Error(`${series} is not told`);
    return Number(line.slice(series.length + 1));
  };

  it('are all there, follow what happens, and name no family', async () => {
    const before = await metrics();
    const ofRelay = (name: string) => name.startsWith('koz_relay_');
    for (const name of Object.keys(looked).filter((each) => !ofRelay(each)))
      expect([name, before.includes(`# TYPE ${name} gauge`)]).toEqual([name, true]);

    const { installation } = running;
    const places = (await locationsOfOrganisers(installation, 'Antwerpen')).slice(0, 1);
    const family = await Client.as(installation, { role: 'family' });
    const { body } = await family.post<{ carePlanId: string; position: number }>(
      '/care-plans',
      planFor(places),
    );
    const own = await Client.as(installation, { role: 'family', carePlanId: body.carePlanId });
    expect((await own.get(`/care-plans/${body.carePlanId}?minPosition=${body.position}`)).status).toBe(200);

    const organiser = await Client.as(installation, {
      role: 'organiser',
      organiserId: places[0]!.organiserId,
    });
    expect((await organiser.get('/organiser/applications?limit=5')).status).toBe(200);

    const appended = 'koz_append_duration_seconds_count{outcome="appended"}';
    const after = await eventually(async () => {
      const text = await metrics();
      return valueOf(text, 'koz_log_tree_lag_events') === 0 ? text : undefined;
    });
    expect(valueOf(after, appended)).toBeGreaterThanOrEqual(valueOf(before, appended) + 2);
    expect(valueOf(after, 'koz_append_flush_events_count')).toBeGreaterThan(0);
    expect(after).toMatch(/^koz_disclosures_total\{role="organiser",ground="\w+"\} [1-9]/m);
    expect(after).toMatch(
      /^koz_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/care-plans\/:id",status="2xx"\} /m,
    );
    expect(valueOf(after, 'koz_ready{check="database"}')).toBe(1);
    expect(valueOf(after, 'koz_retention_backlog_plans{controller="antwerpen"}')).toBe(0);
    for (const value of [body.carePlanId, 'Proefgezin', places[0]!.locationId])
      expect(after).not.toContain(value);
  });
});
