import { applicationDecider } from '@koz/domain';
import { EventStoreUnavailableError } from '@koz/event-store';
import type { ApplicationId } from '@koz/privacy-types';
import { loadApplication } from '../care-plan/streams.js';
import { eventIdOf } from '../ids.js';
import { antwerp, file, newContext, newWorld, typesIn, type World } from '../testing/world.js';
import type { CommandContext } from './command.js';
import { handle } from './handle.js';

describe('handling a command', () => {
  let world: World;
  let id: ApplicationId;
  beforeEach(async () => {
    world = newWorld();
    id = (await file(world)).applications[0]!.applicationId;
  });

  const move = async (type: 'accept' | 'noPlace' | 'reject', context: CommandContext = newContext()) =>
    handle(world, {
      stream: `application-${id}`,
      decider: applicationDecider,
      command: { type },
      context,
    });

  it('appends what was decided, with its ids, its head and who did it', async () => {
    const context = newContext({ policyVersion: 'method-1@1' as never });
    const outcome = await move('accept', context);
    expect(outcome).toMatchObject({
      outcome: 'done',
      state: { status: 'accepted' },
      revision: 1,
      position: 3,
      replayed: false,
    });
    const stored = world.store.log.at(-1)!;
    expect(stored).toMatchObject({ id: eventIdOf(context.commandId, 0), type: 'ApplicationAccepted' });
    expect(JSON.parse(Buffer.from(stored.metadata).toString())).toEqual({
      commandId: context.commandId,
      index: 0,
      actor: context.actor,
      controller: antwerp,
      at: '2026-11-23T18:00:00.000Z',
      policyVersion: 'method-1@1',
      head: { stage: 'accepted' },
    });
    const heads = await world.store.heads({ controller: antwerp }, [stored.stream]);
    expect(heads.get(stored.stream)).toMatchObject({ stage: 'accepted', revision: 1 });
  });

  it('gives a repeated command its first answer, even when the state has moved on', async () => {
    const context = newContext();
    const first = await move('accept', context);
    await move('noPlace');
    const count = world.store.log.length;
    expect(await move('accept', context)).toEqual({ ...first, replayed: true, state: expect.anything() });
    expect(await move('accept', context)).toMatchObject({ state: { status: 'accepted' } });
    expect(world.store.log).toHaveLength(count);
  });

  it('gives a repeated command its first answer before it looks at the expected revision', async () => {
    const context = newContext({ expectedRevision: 0 });
    await move('accept', context);
    expect(await move('accept', context)).toMatchObject({ outcome: 'done', replayed: true });
  });

  it('refuses what the lifecycle does not allow and stores nothing', async () => {
    await move('reject');
    const count = world.store.log.length;
    expect(await move('accept')).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'transitionNotAllowed', status: 'rejected', allowed: [] },
    });
    expect(world.store.log).toHaveLength(count);
  });

  it('refuses a stale revision and stores nothing', async () => {
    await move('accept');
    const count = world.store.log.length;
    expect(await move('noPlace', newContext({ expectedRevision: 0 }))).toEqual({
      outcome: 'stale',
      actual: 1,
    });
    expect(world.store.log).toHaveLength(count);
  });

  it('decides again when somebody else was first', async () => {
    const scope = { controller: antwerp };
    const loaded = await loadApplication(world, scope, id);
    await move('accept');
    const request = { stream: loaded.stream, decider: applicationDecider, loaded } as const;
    const outcome = await handle(world, { ...request, command: { type: 'noPlace' }, context: newContext() });
    expect(outcome).toMatchObject({ outcome: 'done', revision: 2, state: { status: 'noPlace' } });
  });

  it('does not decide again for who named a revision', async () => {
    const loaded = await loadApplication(world, { controller: antwerp }, id);
    await move('accept');
    const outcome = await handle(world, {
      stream: loaded.stream,
      decider: applicationDecider,
      loaded,
      command: { type: 'noPlace' },
      context: newContext({ expectedRevision: 0 }),
    });
    expect(outcome).toEqual({ outcome: 'stale', actual: 1 });
  });

  it('gives up when others are first every time', async () => {
    const store = Object.create(world.store) as World['store'];
    store.append = async () => ({ outcome: 'conflict', actual: undefined });
    const outcome = await handle(
      { ...world, store },
      {
        stream: `application-${id}`,
        decider: applicationDecider,
        command: { type: 'accept' },
        context: newContext(),
      },
    );
    expect(outcome).toEqual({ outcome: 'contended' });
  });

  it('refuses a key that was used with another body, and takes the same body again', async () => {
    const context = newContext();
    const body = Buffer.from('{"reason":"groupFull"}');
    expect(await move('noPlace', { ...context, body })).toMatchObject({ outcome: 'done' });
    expect(await move('noPlace', { ...context, body })).toMatchObject({ replayed: true });
    const other = { ...context, body: Buffer.from('{}') };
    expect(await move('noPlace', other)).toEqual({ outcome: 'keyReused' });
  });

  it('does not hold a refused command to the body that it had', async () => {
    await move('noPlace');
    const context = newContext();
    expect(await move('reject', { ...context, body: Buffer.from('1') })).toMatchObject({
      outcome: 'refused',
    });
    expect(await move('accept', { ...context, body: Buffer.from('2') })).toMatchObject({ outcome: 'done' });
  });

  it('appends once when the answer to an append is lost', async () => {
    const store = Object.create(world.store) as World['store'];
    let lost = 0;
    store.append = async (request) => {
      const answer = await world.store.append(request);
      if (lost++ === 0) throw new EventStoreUnavailableError('the answer was lost');
      return answer;
    };
    const count = world.store.log.length;
    const outcome = await handle(
      { ...world, store },
      {
        stream: `application-${id}`,
        decider: applicationDecider,
        command: { type: 'accept' },
        context: newContext(),
      },
    );
    expect(outcome).toMatchObject({ outcome: 'done', revision: 1, state: { status: 'accepted' } });
    expect(world.store.log).toHaveLength(count + 1);
  });

  it('surfaces an outage', async () => {
    const store = Object.create(world.store) as World['store'];
    store.append = async () => {
      throw new EventStoreUnavailableError('gone');
    };
    const command = { type: 'accept' } as const;
    const request = { decider: applicationDecider, command, context: newContext() };
    await expect(handle({ ...world, store }, { stream: `application-${id}`, ...request })).rejects.toThrow(
      EventStoreUnavailableError,
    );
  });

  it('never lets the times of a stream run backwards', async () => {
    const later = world.clock.now();
    Object.assign(world, { clock: { now: () => '2020-01-01T00:00:00.000Z' } });
    await move('accept');
    const { at } = JSON.parse(Buffer.from(world.store.log.at(-1)!.metadata).toString()) as { at: string };
    expect(at).toBe(later);
    expect(typesIn(world).at(-1)).toBe('ApplicationAccepted');
  });
});
