import fc from 'fast-check';
import { rolesOf } from '@koz/identity';
import {
  isOpenOperation,
  operations,
  placesOf,
  withValueAt,
  type Operation,
  type Place,
} from './document.js';
import { addressOf, draftBy, type Draft } from './drafts.js';
import { hostileTexts, hostileValues } from './hostile.js';
import { Report } from './report.js';
import { Pools } from './targets.js';
import { filled, personalIn, textPlaces } from './valid-values.js';
import { attackedWorld, type World } from './world.js';

jest.setTimeout(600_000);

type Where = { readonly body: Place } | { readonly parameter: string; readonly in: 'path' | 'query' };

/** By one who may, or it would be refused before anything reads it. */
const askerOf = (operation: Operation): Draft['by'] =>
  isOpenOperation(operation) ? 'nobody' : (rolesOf(operation.action)[0] ?? 'nobody');

const nameOf = (where: Where): string =>
  'body' in where ? `body ${where.body.join('.')}` : `${where.in} ${where.parameter}`;

describe('What is hostile', () => {
  const report = new Report();
  const tried = new Set<string>();
  let world: World;
  let pools: Pools;

  beforeAll(async () => {
    world = await attackedWorld();
    pools = new Pools(world);
  });
  afterAll(() => world.end());

  /** A valid request but for one place, which holds this. */
  async function sendWith(operation: Operation, made: Draft, where: Where, name: string, value: unknown) {
    const actor = world.actorOf(made.by);
    const pick: Parameters<typeof filled>[1] = (kind, _, number) => pools.pick(actor, kind, 'own', number);
    const body = 'body' in where ? withValueAt(made.body, where.body, value) : made.body;
    const spoilt = 'body' in where ? made : withParameter(made, where, value);
    const sent = body === undefined ? undefined : filled(JSON.stringify(body), pick);
    const answer = await world.wire.send({
      ...{ method: operation.method, path: addressOf(spoilt, pick) },
      headers: {
        ...world.bearer(actor),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const exchange = { answer, mayKnow: actor.mayKnow, personal: personalIn(body) };
    report.note(operation.name, world.watchers.faultsOf(exchange), { where: nameOf(where), name });
    tried.add(`${operation.name} ${nameOf(where)}`);
  }

  const withParameter = (made: Draft, where: Exclude<Where, { body: Place }>, value: unknown): Draft => ({
    ...made,
    [where.in]: { ...made[where.in], [where.parameter]: String(value) },
  });

  const parametersOf = ({ parameters }: Operation): Where[] =>
    parameters.flatMap((one) => (one.in === 'header' ? [] : [{ parameter: one.name, in: one.in }]));

  async function everywhere(
    placesIn: (operation: Operation) => readonly Where[],
    values: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const work = operations.flatMap((operation) => {
      const [made] = fc.sample(draftBy(operation, askerOf(operation)), { seed: 7, numRuns: 1 });
      return placesIn(operation).flatMap((where) =>
        Object.entries(values).map(
          ([name, value]) =>
            () =>
              sendWith(operation, made as Draft, where, name, value),
        ),
      );
    });
    const next = work.values();
    const lane = async () => {
      for (const send of next) await send();
    };
    await Promise.all(Array.from({ length: 8 }, lane));
  }

  const textsOf = (operation: Operation): Where[] => textPlaces(operation).map((body) => ({ body }));
  const placesOfBody = ({ body }: Operation): Where[] =>
    body === undefined ? [] : placesOf(body).map(({ at }) => ({ body: at }));

  it('does no harm as text, in every field of every body that holds text', async () => {
    await everywhere(textsOf, hostileTexts);
    expect(report.all()).toEqual([]);
  });

  it('does no harm as text, in every parameter of every address', async () => {
    // What is too long for an address is refused before it is read: once is enough.
    const short = Object.entries(hostileTexts).filter(([, text]) => text.length < 1_000);
    await everywhere(parametersOf, Object.fromEntries(short));
    expect(report.all()).toEqual([]);
  });

  it('does no harm as a value of another type, in every place of every body', async () => {
    await everywhere(placesOfBody, hostileValues);
    expect(report.all()).toEqual([]);
  });

  it('was tried in every place that the document describes, and left nothing in the log', () => {
    const described = operations.flatMap((operation) =>
      [...parametersOf(operation), ...placesOfBody(operation)].map(
        (where) => `${operation.name} ${nameOf(where)}`,
      ),
    );
    expect([...tried].sort()).toEqual([...new Set(described)].sort());
    expect(world.logFaults()).toEqual([]);
    expect(world.logged('error')).toEqual([]);
  });
});
