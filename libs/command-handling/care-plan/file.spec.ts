import { EventStoreUnavailableError } from '@koz/event-store';
import type { AppendRequest } from '@koz/event-store';
import { keyIdOf, type KeyId } from '@koz/privacy-types';
import { applicationIdOf, carePlanIdOf } from '../ids.js';
import {
  aFiling,
  antwerp,
  file,
  mechelen,
  newContext,
  newWorld,
  typesIn,
  type World,
} from '../testing/world.js';
import { fileCarePlanStreams } from './file.js';
import { applicationStream, carePlanStream, loadApplication } from './streams.js';

/** A store that fails after so many appends, as if the process had died there. */
function dyingAfter(appends: number, { store }: World): World['store'] {
  let done = 0;
  const dying = Object.create(store) as World['store'];
  dying.append = async (request: AppendRequest) => {
    if (done++ >= appends) throw new EventStoreUnavailableError('dead');
    return store.append(request);
  };
  return dying;
}

describe('filing a care plan', () => {
  let world: World;
  beforeEach(() => (world = newWorld()));

  it('records the plan first, then an application to each location', async () => {
    const context = newContext();
    const filed = await file(world, context);
    expect(filed.carePlanId).toBe(carePlanIdOf(context.commandId));
    expect(filed.applications).toMatchObject([
      { applicationId: applicationIdOf(context.commandId, 0), status: 'created', revision: 0 },
      { applicationId: applicationIdOf(context.commandId, 1), status: 'created', revision: 0 },
    ]);
    expect(filed.position).toBe(2);
    expect(typesIn(world)).toEqual(['CarePlanFiled', 'ApplicationCreated', 'ApplicationCreated']);
  });

  it('lets the local governments of its locations see its heads, and no other', async () => {
    const { carePlanId, applications } = await file(world);
    const streams = [
      carePlanStream(carePlanId),
      ...applications.map((a) => applicationStream(a.applicationId)),
    ];
    const seenBy = async (controller: typeof antwerp) => [
      ...(await world.store.heads({ controller }, streams)).keys(),
    ];
    expect(await seenBy(antwerp)).toEqual(streams);
    expect(await seenBy(mechelen)).toEqual([streams[0], streams[2]]);
  });

  it('seals the location under the key of the plan', async () => {
    const { applications } = await file(world);
    const loaded = await loadApplication(world, { controller: antwerp }, applications[0]!.applicationId, [
      'planning',
    ]);
    expect(loaded.state).toMatchObject({
      locationId: { state: 'known', value: applications[0]!.locationId },
    });
    expect(Buffer.from(world.store.log[1]!.payload).toString()).not.toContain(applications[0]!.locationId);
  });

  it('gives the same answer again, the receipt included', async () => {
    const context = newContext();
    const command = aFiling(context);
    const first = await fileCarePlanStreams(world, context, command);
    expect(first).toMatchObject({
      receipt: expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/),
    });
    expect(await fileCarePlanStreams(world, context, command)).toEqual({ ...first, replayed: true });
    expect(world.store.log).toHaveLength(3);
  });

  it.each([1, 2])('is completed by sending it again when it was cut off after append %i', async (appends) => {
    const context = newContext();
    const command = aFiling(context);
    const cutOff = fileCarePlanStreams({ ...world, store: dyingAfter(appends, world) }, context, command);
    await expect(cutOff).rejects.toThrow(EventStoreUnavailableError);
    expect(world.store.log).toHaveLength(appends);
    expect(await fileCarePlanStreams(world, context, command)).toMatchObject({ outcome: 'done' });
    expect(typesIn(world)).toEqual(['CarePlanFiled', 'ApplicationCreated', 'ApplicationCreated']);
  });

  it('is done once when it is sent many times at once', async () => {
    const context = newContext();
    const command = aFiling(context);
    const all = await Promise.all(
      Array.from({ length: 10 }, () => fileCarePlanStreams(world, context, command)),
    );
    expect(world.store.log).toHaveLength(3);
    expect(new Set(all.map((filed) => JSON.stringify({ ...filed, replayed: true }))).size).toBe(1);
  });

  it('refuses what breaks a rule and takes no key for it', async () => {
    const context = newContext();
    const filing = aFiling(context);
    const takeKeys = jest.spyOn(world.vault, 'takeKeys');
    const refused = await fileCarePlanStreams(world, context, {
      ...filing,
      input: { ...filing.input, postcode: '1' },
    });
    expect(refused).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'invalidFields', errors: [{ field: 'postcode', rule: 'postcode' }] },
    });
    expect(world.store.log).toHaveLength(0);
    expect(takeKeys).not.toHaveBeenCalled();
  });

  it('tells nothing of a plan whose keys are gone', async () => {
    const context = newContext();
    const command = aFiling(context);
    await fileCarePlanStreams(world, context, command);
    const { sealed } = JSON.parse(Buffer.from(world.store.log[0]!.payload).toString()) as {
      sealed: Record<string, string>;
    };
    const ids = Object.values(sealed).map((text): KeyId => keyIdOf(Buffer.from(text, 'base64url')));
    await world.vault.destroy(antwerp, ids, 'P5Y');
    expect(await fileCarePlanStreams(world, context, command)).toEqual({ outcome: 'forgotten' });
  });
});
