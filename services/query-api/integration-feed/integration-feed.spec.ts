import { parseVkey, verifyCheckpoint } from '@koz/audit';
import type { Filed } from '@koz/command-handling';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import type { StoredEvent } from '@koz/event-store';
import { createHttpApplication } from '@koz/http';
import { checkpointType, goesOut, type CheckpointData, type CloudEvent } from '@koz/messaging';
import { Readiness, silentLogger } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { eventually } from '@koz/testing';
import { LogTail } from '../following/log-tail.js';
import { queryApiModule } from '../index.js';
import { keepTree, leavesOf } from '../testing/keep-tree.js';
import {
  antwerp,
  fullInput,
  mechelen,
  origin,
  Region,
  turnhout,
  type Organisation,
} from '../testing/region.js';

const officerOf = (controller: ControllerId) => ({ role: 'officer', controller }) as const;
const isCheckpoint = (event: CloudEvent): event is CloudEvent & { data: CheckpointData } =>
  event.type === checkpointType;

describe('The integration feed, over HTTP', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let filed: Filed;

  const log = async (): Promise<StoredEvent[]> => {
    const store = createPostgresEventStore({ readPool: region.db.pool('koz_auditor') });
    const events = await store.readAll(-1, 1000);
    await store.close();
    return events;
  };

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
    const there = await region.organisation(mechelen);
    filed = await region.file([here]);
    await region.file([there], fullInput, undefined, mechelen);
    await region.decide(filed, filed.applications[0]!.applicationId, 'accept', 'approve');
    await region.file([there], fullInput, undefined, mechelen);
    await region.confirm(filed, false);
    await region.file([here]);
  });
  afterAll(() => region.close());

  const page = async (url: string, controller = antwerp) => {
    const answer = await http.get(url.replace('/api/v1', ''), officerOf(controller));
    expect([url, answer.statusCode]).toEqual([url, 200]);
    expect(answer.headers['content-type']).toMatch(/^application\/cloudevents-batch\+json/);
    const next = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers['link']))?.[1];
    return { events: answer.json() as CloudEvent[], next: next! };
  };
  /** Follows the links until nothing moves any more, as a consumer does. */
  const follow = async (start: string, controller = antwerp) => {
    const pages: CloudEvent[][] = [];
    for (let url = start; pages.length < 100;) {
      const { events, next } = await page(url, controller);
      pages.push(events);
      if (next === url) break;
      url = next;
    }
    return pages;
  };
  const start = (query: string) => `/api/v1/integration/events?after=-1&${query}`;

  it('has no checkpoint before the first is signed', async () => {
    expect((await page('/integration/events')).events.some(isCheckpoint)).toBe(false);
  });

  describe('with a signed log', () => {
    let note: string;
    beforeAll(async () => (note = await keepTree(region, await leavesOf(region))));

    it.each([antwerp, mechelen])(
      'gives every event of %s that goes out, once and in order, and none of the other',
      async (controller) => {
        const own = (await log()).filter((event) => event.controller === controller && goesOut(event.type));
        expect(own.length).toBeGreaterThan(3);
        for (const limit of [1, 2, 100]) {
          const pages = await follow(start(`limit=${limit}`), controller);
          const events = pages.flat().filter((event) => !isCheckpoint(event));
          expect(events.map(({ id, sequence }) => [id, Number(sequence)])).toEqual(
            own.map(({ id, position }) => [id, position]),
          );
          for (const one of pages) expect(one.length).toBeLessThanOrEqual(limit + 1);
        }
      },
    );

    it('tells what happened to a plan, and no value of it', async () => {
      const { events } = await page('/integration/events');
      const ofPlan = events.filter(({ subject }) => subject === filed.carePlanId);
      const name = ({ type }: CloudEvent) => type.replace('be.kinderopvangzoeker.', '');
      expect(ofPlan.map(name)).toEqual([
        ...['care-plan.filed.v1', 'application.created.v1', 'application.accepted.v1'],
        ...['care-plan.place-found.v1', 'application.approved.v1', 'care-plan.place-confirmed.v1'],
      ]);
      const { applicationId } = filed.applications[0]!;
      expect(ofPlan[4]).toMatchObject({
        source: origin,
        partitionkey: filed.carePlanId,
        data: { applicationId },
      });
      const text = JSON.stringify(events);
      for (const value of [
        'Noor',
        'Voorbeeld',
        '94030500101',
        '1994',
        '2026-07-01',
        here.locationId,
        'sealed',
      ])
        expect(text).not.toContain(value);
    });

    it('ends each page with the latest checkpoint, which the published key verifies', async () => {
      const { verifierKeys } = (await http.get('/audit/checkpoints/latest', officerOf(antwerp))).json();
      for (const one of await follow(start('limit=3'))) {
        const last = one.at(-1)!;
        expect(isCheckpoint(last) && last.data.note).toBe(note);
        expect(one.filter(isCheckpoint)).toHaveLength(1);
        const { size } = verifyCheckpoint(note, origin, verifierKeys.map(parseVkey));
        expect(last).toMatchObject({ id: `checkpoint-${size}`, source: origin, data: { origin, size } });
      }
    });
  });

  it('leads on past the events of others, and past what stays inside', async () => {
    const last = await region.lastPosition();
    const there = await region.organisation(mechelen);
    await region.file([there], fullInput, undefined, mechelen);
    await region.rectify(filed, { parent: { phone: '+32470123457' } });
    const { events, next } = await page(`/integration/events?after=${last}`);
    expect(events.filter((event) => !isCheckpoint(event))).toEqual([]);
    expect(next).toBe(`/api/v1/integration/events?after=${await region.lastPosition()}`);
  });

  it('tells another of a plan what concerns its own locations, and a third nothing', async () => {
    const there = await region.organisation(mechelen);
    const elsewhere = await region.organisation(turnhout);
    const shared = await region.file([here, there]);
    const [own, across] = shared.applications.map(({ applicationId }) => applicationId);
    await region.decide(shared, own!, 'accept');
    await region.decide(shared, across!, 'accept');
    const told = async (controller: ControllerId) =>
      (await follow(start('limit=20'), controller))
        .flat()
        .filter(({ subject }) => subject === shared.carePlanId)
        .map(({ type, data }) => [type.replace('be.kinderopvangzoeker.', ''), Object.values(data)[0]]);
    const ofMechelen = [
      ['application.created.v1', across],
      ['application.accepted.v1', across],
    ];
    expect(await told(mechelen)).toEqual(ofMechelen);
    expect(await told(elsewhere.controller)).toEqual([]);
    expect(await told(antwerp)).toHaveLength(5);
  });

  it.each([
    ['?after=-2', 'after', 'isInt'],
    ['?after=x', 'after', 'isInt'],
    ['?after=1.5', 'after', 'isInt'],
    ['?after=999999', 'after', 'beyondLog'],
    ['?limit=0', 'limit', 'min'],
    ['?limit=501', 'limit', 'max'],
    ['?wait=31', 'wait', 'max'],
    ['?wait=-1', 'wait', 'isInt'],
    ['?from=1', 'from', 'unknownField'],
  ])('refuses %s, naming %s and %s', async (query, field, rule) => {
    const answer = await http.get(`/integration/events${query}`, officerOf(antwerp));
    expect(answer.statusCode).toBe(400);
    const rules = (answer.json().errors as { field: string; rule: string }[]).map((error) => [
      error.field,
      error.rule,
    ]);
    expect(rules).toContainEqual([field, rule]);
  });

  it('answers officers and auditors of a controller, and nobody else', async () => {
    const url = '/integration/events';
    expect((await http.get(url, { role: 'auditor', controller: antwerp })).statusCode).toBe(200);
    expect((await http.get(url, { role: 'auditor' })).statusCode).toBe(403);
    for (const role of ['regie', 'servicePoint', 'agency', 'organiser', 'family'] as const)
      expect([role, (await http.get(url, { role, controller: antwerp })).statusCode]).toEqual([role, 403]);
    expect((await http.get(url)).statusCode).toBe(401);
  });

  describe('as history that somebody looks at', () => {
    const ofFeed = async () => {
      const { rows } = await region.db
        .adminPool()
        .query<object>(
          `SELECT role, controller, reason FROM ledger.consultation WHERE action = 'readFeed' ORDER BY entry`,
        );
      return rows;
    };

    it('is on record for each page that tells of something', async () => {
      const before = (await ofFeed()).length;
      await page('/integration/events?limit=1', mechelen);
      await page(`/integration/events?after=${await region.lastPosition()}`, mechelen);
      expect((await ofFeed()).slice(before)).toEqual([
        { role: 'officer', controller: mechelen, reason: 'routine' },
      ]);
    });

    it('is told to nobody while it cannot be put on record', async () => {
      const admin = region.db.adminPool();
      await admin.query('REVOKE INSERT ON ledger.consultation FROM koz_query');
      const answer = await http.get('/integration/events', officerOf(antwerp));
      await admin.query('GRANT INSERT ON ledger.consultation TO koz_query');
      expect(answer.statusCode).toBe(503);
      expect(answer.body).not.toContain(filed.carePlanId);
    });
  });

  describe('asked to wait', () => {
    let address: string;
    let tail: LogTail;
    let close: () => Promise<void>;
    beforeAll(async () => {
      const app = await createHttpApplication(queryApiModule(region.deps), {
        ...{ verifier: region.tokens, readiness: new Readiness(), logger: silentLogger },
      });
      await app.listen(0, '127.0.0.1');
      address = await app.getUrl();
      tail = app.get(LogTail, { strict: false });
      close = () => app.close();
    });
    afterAll(() => close());

    /** A consumer that stands at the end of the log and waits. */
    const waiting = async (signal?: AbortSignal) => {
      const query = `after=${await region.lastPosition()}&wait=30`;
      const answer = fetch(`${address}/api/v1/integration/events?${query}`, {
        headers: { authorization: `Bearer ${await region.tokens.issue(officerOf(antwerp))}` },
        ...(signal && { signal }),
      });
      answer.catch(() => undefined);
      await eventually(() => tail.waiting > 0);
      return { answer };
    };

    it('answers as soon as there is an event of its own, not for another’s', async () => {
      const { answer } = await waiting();
      const there = await region.organisation(mechelen);
      await region.file([there], fullInput, undefined, mechelen);
      const own = await region.file([here]);
      const events = (await (await answer).json()) as CloudEvent[];
      expect(events[0]).toMatchObject({ subject: own.carePlanId });
    });

    it('holds no connection of the database meanwhile', async () => {
      const leaving = new AbortController();
      await waiting(leaving.signal);
      const pools = [region.db.pool('koz_history'), region.db.pool('koz_query')];
      await eventually(
        () => tail.waiting === 1 && pools.every(({ totalCount, idleCount }) => totalCount === idleCount),
      );
      leaving.abort();
      await eventually(() => tail.waiting === 0);
    });

    it('waits no longer for a client that left', async () => {
      const leaving = new AbortController();
      const { answer } = await waiting(leaving.signal);
      leaving.abort();
      await expect(answer).rejects.toThrow();
      await eventually(() => tail.waiting === 0);
    });

    it('answers without an event when the time is over', async () => {
      const url = `/integration/events?after=${await region.lastPosition()}&wait=1`;
      const { events, next } = await page(url);
      expect(events.filter((event) => !isCheckpoint(event))).toEqual([]);
      expect(next).toBe(`/api/v1${url}`);
    });

    it('is answered at once when the process closes', async () => {
      const { answer } = await waiting();
      await close();
      close = async () => undefined;
      expect((await answer).status).toBe(200);
    });
  });
});
