import fc from 'fast-check';
import { rolesOf } from '@koz/identity';
import { isOpenOperation, operations, type Operation } from './document.js';
import { addressOf, bodyOf, draftBy, type Draft } from './drafts.js';
import { hostileBodies } from './hostile-bodies.js';
import { hostileContentTypes, hostileHeaders } from './hostile-headers.js';
import { Report } from './report.js';
import { Pools } from './targets.js';
import { attackedWorld, type World } from './world.js';

jest.setTimeout(600_000);

const withBody = operations.filter(({ body }) => body !== undefined);

describe('A body that is not what it should be', () => {
  const report = new Report();
  let world: World;
  let pools: Pools;

  beforeAll(async () => {
    world = await attackedWorld();
    pools = new Pools(world);
  });
  afterAll(() => world.end());

  async function send(
    operation: Operation,
    spoilt: string | undefined,
    headers: Draft['headers'],
    name: string,
  ): Promise<number> {
    const by = isOpenOperation(operation) ? 'nobody' : (rolesOf(operation.action)[0] ?? 'nobody');
    const actor = world.actorOf(by);
    const [made] = fc.sample(draftBy(operation, by), { seed: 3, numRuns: 1 }) as [Draft];
    const pick: Parameters<typeof addressOf>[1] = (kind, _, number) => pools.pick(actor, kind, 'own', number);
    const body = bodyOf(spoilt === undefined ? made : { ...made, spoilt }, pick);
    const answer = await world.wire.send({
      ...{ method: operation.method, path: addressOf(made, pick) },
      headers: { ...world.bearer(actor), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    report.note(operation.name, world.watchers.faultsOf({ answer, mayKnow: actor.mayKnow }), { name });
    return answer.status;
  }

  const json = { 'content-type': 'application/json' };

  // First, while there is something to do each of it to.
  it.each([
    ...[
      'cut off in the middle',
      'with a prototype',
      'with a prototype, escaped',
      'with a name that nobody declared',
    ],
    ...['a number', 'text', 'a list of null', 'nested 10,000 deep, lists', 'nested and not closed'],
    ...['oversized', 'in UTF-16', 'NaN', 'packed'],
  ])('is refused: %s', async (spoilt) => {
    for (const operation of withBody) {
      const status = await send(operation, spoilt, json, spoilt);
      expect([operation.name, status]).toEqual([operation.name, spoilt === 'oversized' ? 413 : 400]);
    }
  });

  it.each(Object.keys(hostileBodies))(
    'is refused or passed over, and brings nothing down: %s',
    async (spoilt) => {
      for (const operation of withBody) await send(operation, spoilt, json, spoilt);
      expect(report.all()).toEqual([]);
    },
  );

  it.each(Object.entries(hostileContentTypes))(
    'is read as JSON or refused, called %s',
    async (name, type) => {
      for (const operation of withBody) await send(operation, undefined, type, name);
      expect(report.all()).toEqual([]);
    },
  );

  it.each(Object.entries(hostileHeaders))('is the same under headers that try %s', async (name, headers) => {
    for (const operation of operations) {
      const type = operation.body === undefined ? {} : json;
      await send(operation, undefined, { ...type, ...headers }, name);
    }
    expect(report.all()).toEqual([]);
  });

  it('leaves nothing in the log, and no error', () => {
    expect(world.logFaults()).toEqual([]);
    expect(world.logged('error')).toEqual([]);
  });
});
