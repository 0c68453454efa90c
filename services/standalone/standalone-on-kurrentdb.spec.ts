import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProtocolServer } from '@koz/event-store-kurrentdb/testing';
import { eventually } from '@koz/testing';
import { Client, end, freePort, koz, startServer, type Installation } from './testing/running-server.js';
import { applicationsFile, comparison, expected, markersFile } from './testing/sample-by-hand.js';

interface Item {
  readonly applicationId: string;
  readonly status: string;
  readonly fields: Readonly<Record<string, { readonly state: string }>>;
}

interface Page {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

jest.setTimeout(240_000);

describe('the system with its events on KurrentDB’s protocol', () => {
  const events = new ProtocolServer();
  let installation: Installation;
  let server: ChildProcess;

  beforeAll(async () => {
    await events.start();
    const directory = await mkdtemp(join(tmpdir(), 'koz-kurrentdb-'));
    // PostgreSQL runs as another user when this is root, and must be able to go here.
    await chmod(directory, 0o755);
    installation = { directory, port: await freePort(), output: [], eventStoreUrl: events.url };
    server = await startServer(installation);
  });

  afterAll(async () => {
    await end(server, 'SIGTERM');
    await events.die();
    await rm(installation.directory, { recursive: true, force: true });
  });

  const organiser = (index: number) =>
    Client.as(installation, { role: 'organiser', organiserId: expected.organisers[index]!.organiserId });

  async function inbox(client: Client, query = ''): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const after: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const { status, body } = await client.get<Page>(`/organiser/applications?limit=100${query}${after}`);
      expect(status).toBe(200);
      items.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor !== null);
    return items;
  }

  const eventsOf = (applicationId: string): string[] =>
    events.log.stream(`koz.application-${applicationId}`).map(({ type }) => type);

  it('has every good plan of the sample in the right inboxes, from events that are there and nowhere else', async () => {
    for (const [index, { applications }] of expected.organisers.entries())
      expect(await inbox(await organiser(index))).toHaveLength(applications);
    expect(events.log.all.length).toBeGreaterThan(500);
  });

  it('appends nothing when the sample is imported again', async () => {
    const before = events.log.all.length;
    const { code, out } = await koz(installation, 'import', applicationsFile, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ filed: 0, known: 500 });
    expect(events.log.all).toHaveLength(before);
  });

  it('follows an application from new to approved, and shows what its stage lets see', async () => {
    const client = await organiser(1);
    const [item] = await inbox(client, '&status=created');
    const id = item!.applicationId;
    for (const [action, status] of [
      ['accept', 'accepted'],
      ['approve', 'approved'],
    ] as const) {
      const { body } = await client.post<{ position: number }>(`/applications/${id}/${action}`);
      const shown = await client.get<Item>(`/organiser/applications/${id}?minPosition=${body.position}`);
      expect(shown.body.status).toBe(status);
    }
    expect((await client.post(`/applications/${id}/accept`)).status).toBe(409);
  });

  it('answers a repeated command as the first time', async () => {
    const client = await organiser(1);
    const [item] = await inbox(client, '&status=created');
    const key = { 'idempotency-key': randomUUID() };
    const path = `/applications/${item!.applicationId}/no-place`;
    const first = await client.post(path, {}, key);
    expect(first.status).toBe(200);
    expect(await client.post(path, {}, key)).toMatchObject({ status: 200, body: first.body });
  });

  it('loses and doubles no command while the event store is killed or answers late', async () => {
    const client = await organiser(0);
    const [first, second] = await inbox(client, '&status=created');
    const decide = (item: Item, key: string) =>
      client.post(`/applications/${item.applicationId}/no-place`, {}, { 'idempotency-key': key });
    const [killed, late] = [randomUUID(), randomUUID()];

    await events.die();
    const unanswered = await decide(first!, killed);
    expect(unanswered.status).toBe(503);
    await events.start();
    await eventually(async () => (await decide(first!, killed)).status === 200, 60_000);

    events.hang();
    expect((await decide(second!, late)).status).toBe(503);
    events.answerLate();
    await eventually(async () => (await decide(second!, late)).status === 200, 60_000);
    for (const item of [first!, second!])
      expect(eventsOf(item.applicationId).filter((type) => type !== 'ApplicationCreated')).toHaveLength(1);
  });

  it('finds the data after kill -9 of node', async () => {
    const before = (await inbox(await organiser(0))).map(({ applicationId, status }) => [
      applicationId,
      status,
    ]);
    await end(server, 'SIGKILL');
    server = await startServer(installation);
    const after = (await inbox(await organiser(0))).map(({ applicationId, status }) => [
      applicationId,
      status,
    ]);
    expect(after).toEqual(before);
  });

  it('gives the event store no value of the sample in clear', async () => {
    const markers = (await readFile(markersFile, 'utf8')).trim().split('\n');
    const stored = Buffer.concat(events.log.all.flatMap(({ data, metadata }) => [data, metadata])).toString();
    expect(markers.filter((marker) => stored.includes(marker))).toEqual([]);
  });
});

describe('the methods compared over events on KurrentDB’s protocol', () => {
  const events = new ProtocolServer();
  let installation: Installation;
  let server: ChildProcess;

  beforeAll(async () => {
    await events.start();
    const directory = await mkdtemp(join(tmpdir(), 'koz-kurrentdb-'));
    await chmod(directory, 0o755);
    installation = { directory, port: await freePort(), output: [], eventStoreUrl: events.url };
    server = await startServer(installation);
  });

  afterAll(async () => {
    await end(server, 'SIGTERM');
    await events.die();
    await rm(installation.directory, { recursive: true, force: true });
  });

  it('give the figures that PostgreSQL gives, to the digit, on the command line and over HTTP, and append nothing', async () => {
    const until = '2027-11-23';
    const decided = await koz(installation, 'sample', 'decide', '--until', until, '--json');
    expect(decided).toMatchObject({ code: 0 });
    expect(JSON.parse(decided.out)).toMatchObject({ known: 0, faultyRows: [], day: until });
    const before = events.log.all.length;

    const compared = await koz(installation, 'policies', 'compare', '--until', until, '--json');
    expect(compared).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(compared.out)).toEqual(comparison.region[until]);

    const officer = await Client.as(installation, { role: 'officer', controller: 'antwerpen' });
    const { status, body } = await officer.post<object>('/privacy/policies/compare', { until });
    expect(status).toBe(200);
    expect({ controllers: ['antwerpen'], leftOut: [], ...body }).toEqual(comparison.antwerpen[until]);
    expect(events.log.all).toHaveLength(before);
  });
});
