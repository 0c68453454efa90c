import fc from 'fast-check';
import { scanForMarkers } from '@koz/services/koz';
import { operations } from './document.js';
import { addressOf, bodyOf, draft, manners, type Draft } from './drafts.js';
import { families, markersOf } from './families.js';
import { canary } from './hostile.js';
import { Report } from './report.js';
import { Pools } from './targets.js';
import { personalIn } from './valid-values.js';
import { attackedWorld, type Actor, type World } from './world.js';

jest.setTimeout(600_000);

/** Another one tries other requests: `KOZ_ATTACK_SEED=7 npx jest services/standalone/attack/fuzzer`. */
const seed = Number(process.env['KOZ_ATTACK_SEED'] ?? 20261123);
const wanted = Number(process.env['KOZ_ATTACK_REQUESTS'] ?? 10_000);
/** Made together, so that not all of them are in memory at once. */
const batch = 500;
const inFlight = 8;

describe(`A fuzzer over the OpenAPI document, with seed ${seed}`, () => {
  const report = new Report();
  const statuses = new Map<string, Map<number, number>>();
  const ways = new Map<string, number>();
  let world: World;
  let pools: Pools;
  let sent = 0;

  beforeAll(async () => {
    world = await attackedWorld();
    pools = new Pools(world);
  });
  afterAll(() => world.end());

  async function send(made: Draft, number: number): Promise<void> {
    const actor = world.actorOf(made.by);
    const pick: Parameters<typeof addressOf>[1] = (kind, whose, at) => pools.pick(actor, kind, whose, at);
    const { method, name } = made.operation;
    const [path, body] = [addressOf(made, pick), bodyOf(made, pick)];
    const headers = { ...world.bearer(actor), ...made.headers };
    const answer = await world.wire.send({ method, path, headers, ...(body === undefined ? {} : { body }) });
    const exchange = { answer, mayKnow: actor.mayKnow, personal: personalIn(made.body) };
    const { by, manner, spoilt } = made;
    const example = { number, by, manner, path, headers: made.headers, body: made.body, spoilt };
    report.note(name, world.watchers.faultsOf(exchange), example);
    count(statuses, name, answer.status);
    ways.set(manner, (ways.get(manner) ?? 0) + 1);
    sent += 1;
    if (name === 'POST /care-plans' && answer.status === 201) remember(actor, answer.text);
  }

  function remember(actor: Actor, text: string): void {
    const filed = JSON.parse(text) as { carePlanId: string; applications: { applicationId: string }[] };
    pools.add(actor.name, filed.carePlanId, filed.applications[0]?.applicationId ?? '');
  }

  it('is answered without a failure, a value of somebody else, or an echo', async () => {
    for (let first = 0; first < wanted; first += batch) {
      const next = fc.sample(draft, { seed: seed + first, numRuns: batch }).entries();
      const lane = async () => {
        for (const [number, made] of next) await send(made, first + number);
      };
      await Promise.all(Array.from({ length: inFlight }, lane));
    }
    expect(report.all()).toEqual([]);
  });

  it('sent as many requests as it should, of each manner, to each call', () => {
    expect(sent).toBeGreaterThanOrEqual(wanted);
    for (const manner of manners) expect(ways.get(manner)).toBeGreaterThan(wanted / 10);
    expect([...statuses.keys()].sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it('was not refused throughout: most calls were answered as they are meant to be', () => {
    const isDone = (status: number): boolean => status >= 200 && status < 400;
    const never = operations
      .map(({ name }) => name)
      .filter((name) => ![...(statuses.get(name)?.keys() ?? [])].some(isDone));
    const all = [...statuses.values()].flatMap((counts) => [...counts]);
    const done = all.filter(([status]) => isDone(status)).reduce((sum, [, number]) => sum + number, 0);
    expect({ never, tooMany: never.length > operations.length / 5 }).toEqual({ never, tooMany: false });
    expect(done).toBeGreaterThan(sent / 4);
  });

  it('left nothing of it in the log, and no error', () => {
    expect(world.logFaults()).toEqual([]);
    expect(world.logged('error')).toEqual([]);
  });

  it('left nothing in clear in any file of the system', async () => {
    const { data, keys, fence } = world.system.places;
    const markers = [
      canary,
      ...Object.values(families)
        .flatMap(markersOf)
        .map(({ text }) => text),
    ];
    const { hits, files } = await scanForMarkers(markers, { paths: [data, keys, fence] });
    expect(files).toBeGreaterThan(100);
    expect(hits).toEqual([]);
  });
});

function count(statuses: Map<string, Map<number, number>>, name: string, status: number): void {
  const counts = statuses.get(name) ?? new Map<number, number>();
  statuses.set(name, counts.set(status, (counts.get(status) ?? 0) + 1));
}
