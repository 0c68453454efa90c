import fc from 'fast-check';
import { scopeOf, type Action } from '@koz/identity';
import { isOpenOperation, operations, type Operation } from './document.js';
import { addressOf, draftBy, type Draft } from './drafts.js';
import { expectedOf, idOf, targetKind, whose, type Expected, type Whose } from './expected.js';
import { Report } from './report.js';
import { neverGiven, Pools } from './targets.js';
import { filled } from './valid-values.js';
import { attackedWorld, type Actor, type World } from './world.js';
import type { Answer } from './wire.js';

jest.setTimeout(300_000);

/** What a status says of whether somebody was let; what came of it is for other tests. */
const met: Readonly<Record<Expected, (status: number) => boolean>> = {
  let: (status) => ![401, 403, 404].includes(status),
  unauthenticated: (status) => status === 401,
  forbidden: (status) => status === 403,
  notFound: (status) => status === 404,
};

/** A regie reaches only what is on its emergency list; a proposal goes when another policy comes. */
const first: readonly Action[] = ['listOnEmergency', 'confirmRetentionProposal', 'withdrawRetentionProposal'];
/** After these there is less to do something with. */
const last: readonly Action[] = [
  ...([
    'undoApproval',
    'takeOffEmergencyList',
    'acknowledgeAlert',
    'reject',
    'withdraw',
    'withdrawCarePlan',
  ] as const),
  ...(['requestErasure', 'liftLegalHold', 'logOut'] as const),
];

describe('Every call, by every role, for what is its own and what is not', () => {
  const report = new Report();
  let world: World;
  let pools: Pools;
  /** By role: those of Antwerpen first, then who does the same elsewhere. */
  let actors: readonly Actor[];
  const asked = new Set<string>();

  beforeAll(async () => {
    world = await attackedWorld();
    pools = new Pools(world);
    actors = [...world.actors, ...(await world.othersOf())];
  });
  afterAll(() => world.end());

  /** One valid request, the same each time for the same call. */
  const requestOf = (operation: Operation, actor: Actor): Draft =>
    fc.sample(draftBy(operation, actor.role ?? 'nobody'), { seed: 1, numRuns: 1 })[0] as Draft;

  async function ask(operation: Operation, actor: Actor, id: string, body?: object): Promise<Answer> {
    const made = requestOf(operation, actor);
    const path = Object.fromEntries(Object.keys(made.path).map((name) => [name, id]));
    const pick: Parameters<typeof filled>[1] = (kind, _, number) => pools.pick(actor, kind, 'own', number);
    const sent = body ?? made.body;
    const { method, name } = operation;
    const address = addressOf({ ...made, path, query: neededOf(operation, made) }, pick);
    const answer = await world.wire.send({
      ...{ method, path: address },
      headers: {
        ...world.bearer(actor),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent === undefined ? {} : { body: filled(JSON.stringify(sent), pick) }),
    });
    asked.add(name);
    const faults = world.watchers.faultsOf({ answer, mayKnow: actor.mayKnow });
    report.note(name, faults, { by: actor.name, address, sent });
    return answer;
  }

  /** Of a query only what must be there. */
  const neededOf = ({ parameters }: Operation, { query }: Draft): Record<string, string> =>
    Object.fromEntries(
      Object.entries(query).filter(([name]) => parameters.some((one) => one.name === name && one.required)),
    );

  function expect404AsNever(
    operation: Operation,
    actor: Actor,
    answer: Answer,
    id: string,
    other: Answer,
    never: string,
  ) {
    const of = ({ status, text }: Answer, named: string) => ({
      ...{ call: operation.name, by: actor.name, status },
      // The id is the one thing that whoever asks knows already.
      text: text.replaceAll(named, 'ID'),
    });
    expect(of(answer, id)).toEqual(of(other, never));
  }

  async function expectOf(operation: Operation, actor: Actor, wanted: Whose): Promise<void> {
    const kind = targetKind(operation);
    const never = kind === undefined ? '' : neverGiven(kind);
    const id = kind === undefined ? '' : idOf(world, actor, kind, wanted, never);
    const expected = expectedOf(world, operation, actor, wanted);
    const answer = await ask(operation, actor, id);
    const { status } = answer;
    const said = { call: operation.name, by: actor.name, wanted, expected, status };
    // Where nobody's thing is named, there may be none of the kind: no departure, no receipt that was given.
    const isLet = met[expected](status) || (kind === undefined && expected === 'let' && status === 404);
    expect({ ...said, met: isLet }).toEqual({ ...said, met: true });
    if (expected !== 'notFound' || wanted === 'nobody') return;
    expect404AsNever(operation, actor, answer, id, await ask(operation, actor, never), never);
  }

  const foreign = whose.filter((one) => one !== 'own');

  it('is answered for what is somebody else’s as for what never was', async () => {
    for (const operation of operations)
      for (const actor of actors)
        for (const wanted of targetKind(operation) === undefined ? [] : foreign) {
          if (expectedOf(world, operation, actor, wanted) === 'let') continue;
          await expectOf(operation, actor, wanted);
        }
  });

  it('is refused where the table gives a role no scope, and to whoever does not say who asks', async () => {
    for (const operation of operations)
      for (const actor of actors) {
        if (expectedOf(world, operation, actor, 'own') === 'let') continue;
        await expectOf(operation, actor, 'own');
      }
  });

  it('is let where the table gives one; what it does to the own plan comes last', async () => {
    const placeOf = ({ action }: Operation): number =>
      first.includes(action)
        ? first.indexOf(action) - first.length
        : last.includes(action)
          ? last.indexOf(action) + 1
          : 0;
    const ordered = [...operations].sort((one, other) => placeOf(one) - placeOf(other));
    for (const operation of ordered)
      for (const actor of actors) {
        if (actor.isElsewhere || (actor.role === undefined && !isOpenOperation(operation))) continue;
        // Of several plans a session turns to one; a token has no choice.
        if (operation.action === 'choosePlan') continue;
        if (actor.role && !isOpenOperation(operation) && !scopeOf(operation.action, actor.role)) continue;
        await expectOf(operation, actor, 'own');
      }
  });

  it('reached every call that the document describes, and nothing in it was as it must not be', () => {
    expect([...asked].sort()).toEqual(operations.map(({ name }) => name).sort());
    expect(report.all()).toEqual([]);
    expect(world.logFaults()).toEqual([]);
    expect(world.logged('error')).toEqual([]);
  });
});
