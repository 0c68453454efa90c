import { createHttpApplication } from '@koz/http';
import type { Filed } from '@koz/command-handling';
import { maxim } from '@koz/disclosure';
import type { TransitionName } from '@koz/domain';
import { Readiness, silentLogger } from '@koz/platform';
import { eventually } from '@koz/testing';
import fc from 'fast-check';
import { queryApiModule } from '../index.js';
import { messagesOf, type StreamMessage } from '../testing/event-stream.js';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import { mostStreams } from './open-streams.js';
import type { InboxUpdateAnswer } from './organiser-updates.dto.js';

describe('The updates of an inbox, over HTTP', () => {
  let region: Region;
  let address: string;
  let close: () => Promise<void>;
  let here: Organisation;
  let other: Organisation;

  const open = async () => {
    const app = await createHttpApplication(queryApiModule(region.deps), {
      ...{ verifier: region.tokens, readiness: new Readiness(), logger: silentLogger },
    });
    await app.listen(0, '127.0.0.1');
    address = await app.getUrl();
    close = () => app.close();
  };
  beforeAll(async () => {
    region = await Region.open();
    await open();
  });
  afterAll(async () => {
    await close();
    await region.close();
  });
  beforeEach(async () => {
    here = await region.organisation(antwerp);
    other = await region.organisation(antwerp);
    await region.project();
  });

  const ask = async (who: Organisation | undefined, headers = {}, query = '', signal?: AbortSignal) =>
    fetch(`${address}/api/v1/organiser/updates${query}`, {
      ...(signal && { signal }),
      headers: {
        ...headers,
        ...(who && {
          authorization: `Bearer ${await region.tokens.issue({ role: 'organiser', ...who })}`,
        }),
      },
    });

  /** A client that follows, and remembers what came. */
  const follow = async (who: Organisation, after?: string) => {
    const leaving = new AbortController();
    const answer = await ask(who, after === undefined ? {} : { 'last-event-id': after }, '', leaving.signal);
    expect(answer.status).toBe(200);
    const came: StreamMessage[] = [];
    let isOver = false;
    const reading = (async () => {
      for await (const message of messagesOf(answer)) came.push(message);
    })().then(
      () => (isOver = true),
      () => (isOver = true),
    );
    await eventually(() => came.length > 0);
    const updates = () =>
      came.filter(({ event }) => event === 'update').map(({ data }) => data as InboxUpdateAnswer);
    return {
      answer,
      came,
      updates,
      changes: () => updates().flatMap(({ changes }) => changes),
      isOver: () => isOver,
      lastId: () => came.at(-1)!.id!,
      cut: async () => {
        leaving.abort();
        await reading;
      },
    };
  };
  const decide = async (filed: Filed, index: number, ...steps: TransitionName[]) => {
    await region.decide(filed, filed.applications[index]!.applicationId, ...steps);
    await region.project();
  };

  it('begin with where they stand, and tell of a decision by ids, revision and status', async () => {
    const filed = await region.file([here]);
    await region.project();
    const client = await follow(here);
    expect(client.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(client.answer.headers.get('cache-control')).toBe('no-store');
    const start = await region.lastPosition();
    expect(client.came).toEqual([{ id: String(start), event: 'ready', data: { position: start } }]);

    await decide(filed, 0, 'accept');
    await eventually(() => client.updates().length > 0);
    const { applicationId } = filed.applications[0]!;
    const position = await region.lastPosition();
    expect(client.came.slice(1)).toEqual([
      {
        id: String(position),
        event: 'update',
        data: {
          position,
          changes: [
            {
              applicationId,
              carePlanId: filed.carePlanId,
              locationId: here.locationId,
              revision: 1,
              status: 'accepted',
            },
          ],
          reload: false,
        },
      },
    ]);
    await client.cut();
  });

  it('tell every organiser of a plan that its place was found, and of nobody else’s application', async () => {
    const filed = await region.file([here, other]);
    await decide(filed, 0, 'accept');
    const client = await follow(other);
    await decide(filed, 0, 'approve');
    await eventually(() => client.updates().length > 0);
    expect(client.changes()).toEqual([
      expect.objectContaining({
        applicationId: filed.applications[1]!.applicationId,
        revision: 0,
        status: 'created',
      }),
    ]);
    expect(JSON.stringify(client.came)).not.toContain(filed.applications[0]!.applicationId);
    await client.cut();
  });

  it('cross the border with an application, and no further', async () => {
    const abroad = await region.organisation(mechelen);
    const elsewhere = await region.organisation(mechelen);
    const filed = await region.file([here, abroad]);
    await region.project();
    const clients = await Promise.all([here, abroad, other, elsewhere].map((who) => follow(who)));
    await decide(filed, 1, 'accept');
    await eventually(() => clients[1]!.updates().length > 0);
    // What the others would be told of comes after it: when that came, nothing came before.
    for (const who of [here, other, elsewhere]) {
      const controller = who === elsewhere ? mechelen : antwerp;
      await region.file([who], fullInput, undefined, controller);
    }
    await region.project();
    await eventually(() => clients.every((client) => client.updates().length > 0));
    const appliedTo = filed.applications.map((each) => each.applicationId);
    const told = clients.map((client) =>
      client.changes().filter((change) => appliedTo.some((id) => id === change.applicationId)),
    );
    expect(told.map(({ length }) => length)).toEqual([0, 1, 0, 0]);
    for (const client of clients) await client.cut();
  });

  it('say when all must be read again: another method shows another part of everything', async () => {
    const client = await follow(here);
    await region.adopt(mechelen, maxim);
    await region.project();
    await eventually(() => client.updates().length > 0);
    expect(client.updates()).toEqual([{ position: await region.lastPosition(), changes: [], reload: true }]);
    await client.cut();
  });

  it('go on after any cut without a gap and without a double', async () => {
    const filings = await Promise.all([
      region.file([here, other]),
      region.file([here]),
      region.file([here, other]),
    ]);
    const steps = [
      'accept',
      'noPlace',
      'accept',
      'noPlace',
      'accept',
      'approve',
      'undoApproval',
      'noPlace',
    ] as const;
    await region.project();
    const before = String(await region.lastPosition());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ plan: fc.nat(2), cut: fc.boolean(), project: fc.boolean() }), {
          minLength: 3,
          maxLength: 8,
        }),
        async (script) => {
          const start = String(await region.lastPosition());
          const taken = [0, 0, 0];
          const messages: StreamMessage[] = [];
          let client: Awaited<ReturnType<typeof follow>> | undefined;
          let last = start;
          for (const { plan, cut, project } of script) {
            const step = steps[taken[plan]!];
            if (step !== undefined) await region.decide(filings[plan]!, idOf(filings[plan]!), step);
            taken[plan]! += 1;
            client ??= await follow(here, last);
            if (project) await region.project();
            if (!cut) continue;
            await client.cut();
            messages.push(...client.came);
            last = client.lastId();
            client = undefined;
          }
          await region.project();
          client ??= await follow(here, last);
          const final = client;
          const wanted = await statuses();
          await eventually(() => isTold([...messages, ...final.came], wanted, taken));
          await final.cut();
          const ids = [...messages, ...final.came]
            .filter(({ event }) => event === 'update')
            .map(({ id }) => Number(id));
          expect(ids).toEqual([...new Set(ids)].sort((one, next) => one - next));
          await restore(taken);
        },
      ),
      { numRuns: 8 },
    );
    expect(Number(before)).toBeLessThan(await region.lastPosition());

    function idOf(filed: Filed) {
      return filed.applications[0]!.applicationId;
    }
    async function statuses() {
      const heads = await region.deps.events.heads(
        { controller: antwerp },
        filings.map((filed) => `application-${idOf(filed)}` as const),
      );
      return filings.map((filed) => heads.get(`application-${idOf(filed)}`)!);
    }
    /** Whether the last that was told of each plan that was acted on is how it stands now. */
    function isTold(
      messages: readonly StreamMessage[],
      wanted: Awaited<ReturnType<typeof statuses>>,
      taken: readonly number[],
    ): boolean {
      const told = messages.flatMap(({ event, data }) =>
        event === 'update' ? (data as InboxUpdateAnswer).changes : [],
      );
      return filings.every((filed, index) => {
        if (taken[index] === 0) return true;
        const last = told.findLast(({ applicationId }) => applicationId === idOf(filed));
        return last?.revision === wanted[index]!.revision && last.status === wanted[index]!.stage;
      });
    }
    /** Back to a status from which the steps may be taken again. */
    async function restore(taken: readonly number[]) {
      for (const [index, filed] of filings.entries()) {
        const done = steps.slice(0, taken[index]);
        if (done.length === 0 || done.at(-1) === 'noPlace') continue;
        await region.decide(
          filed,
          idOf(filed),
          ...(done.at(-1) === 'approve' ? (['undoApproval', 'noPlace'] as const) : (['noPlace'] as const)),
        );
      }
      await region.project();
    }
  });

  it('go on by the address too, for who cannot set a header', async () => {
    const filed = await region.file([here]);
    await region.project();
    const after = await region.lastPosition();
    await decide(filed, 0, 'accept');
    const answer = await ask(here, {}, `?lastEventId=${after}`);
    const messages: StreamMessage[] = [];
    for await (const message of messagesOf(answer)) if (messages.push(message) === 2) break;
    expect(messages[1]).toMatchObject({ event: 'update', data: { changes: [{ status: 'accepted' }] } });
  });

  it.each([
    [{ 'last-event-id': 'x' }, '', 'Last-Event-ID'],
    [{}, '?lastEventId=1.5', 'lastEventId'],
    [{ 'last-event-id': '999999999' }, '', 'lastEventId'],
    [{}, '?after=1', 'after'],
  ])('refuse %j %s', async (headers, query, field) => {
    const answer = await ask(here, headers, query);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ field })]),
    });
  });

  it('are for organisers only', async () => {
    expect((await ask(undefined)).status).toBe(401);
    const family = await fetch(`${address}/api/v1/organiser/updates`, {
      headers: { authorization: `Bearer ${await region.tokens.issue({ role: 'family' })}` },
    });
    expect(family.status).toBe(403);
  });

  it('are open so many times at once for an organiser, and again once one is closed', async () => {
    const clients = [];
    for (let count = 0; count < mostStreams; count += 1) clients.push(await follow(here));
    const refused = await ask(here);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:too-many-streams' });
    expect((await follow(other)).came).toHaveLength(1);
    await clients[0]!.cut();
    await eventually(async () => {
      const again = new AbortController();
      const answer = await ask(here, {}, '', again.signal);
      again.abort();
      return answer.status === 200;
    });
    for (const client of clients.slice(1)) await client.cut();
  });

  it('end when the process closes, and go on in the next where they stood', async () => {
    const filed = await region.file([here]);
    await region.project();
    const client = await follow(here);
    await close();
    await eventually(() => client.isOver());
    await decide(filed, 0, 'accept');
    await open();
    const next = await follow(here, client.lastId());
    await eventually(() => next.updates().length > 0);
    expect(next.changes()).toEqual([expect.objectContaining({ status: 'accepted', revision: 1 })]);
    await next.cut();
  });
});
