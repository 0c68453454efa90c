import { randomUUID } from 'node:crypto';
import { carePlanStream, handle, requestErasure } from '@koz/command-handling';
import { carePlanDecider, type CarePlanCommand } from '@koz/domain';
import {
  uuid,
  type ActorId,
  type CarePlanId,
  type CommandId,
  type ControllerId,
  type OwnDate,
} from '@koz/privacy-types';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, openRegion, type Region } from '../testing/region.js';

describe('A family has its data erased', () => {
  let region: Region;
  let client: Client;
  let family: Caller;
  let one: Caller;
  let carePlanId: CarePlanId;
  let address: string;
  let applications: string[];
  const woken: ControllerId[] = [];

  beforeAll(async () => {
    region = await openRegion();
    const wakeRetention = async (controllers: readonly ControllerId[]) => void woken.push(...controllers);
    client = await openClient({ ...region.deps, wakeRetention });
    one = await client.as(callers.one);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });
  beforeEach(async () => {
    family = await client.as(callers.family);
    const { body } = await family.post('/care-plans', aBody());
    carePlanId = uuid(body['carePlanId'] as string);
    address = `/care-plans/${carePlanId}`;
    applications = (body['applications'] as { applicationId: string }[]).map((each) => each.applicationId);
    woken.length = 0;
  });

  const storingNothing = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await send();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const headOf = async () => {
    const stream = carePlanStream(carePlanId);
    return (await region.deps.store.heads({ controller: antwerpen }, [stream])).get(stream);
  };
  const take = async (command: CarePlanCommand) => {
    const scope = { controller: antwerpen };
    const context = {
      commandId: uuid<CommandId>(randomUUID()),
      actor: uuid<ActorId>(randomUUID()),
      scope,
    } as const;
    const request = { stream: carePlanStream(carePlanId), decider: carePlanDecider, command, context };
    expect(await handle(region.deps, request)).toMatchObject({ outcome: 'done' });
  };
  const hold = (expires: string) =>
    take({
      type: 'placeHold',
      ...{ holdId: uuid(randomUUID()), reason: 'complaint', keeps: 'everything' },
      ...{ expires: expires as OwnDate, at: region.deps.clock.now() },
    });

  it('and the plan is closed to everybody at once, its applications end, and retention is woken', async () => {
    const answer = await family.delete(address, { ifMatch: '"0"' });
    expect(answer).toMatchObject({
      status: 202,
      etag: '"1"',
      body: { carePlanId, state: 'requested', revision: 1 },
    });
    expect(answer.body['text']).toContain('worden nu vernietigd');
    expect(await headOf()).toMatchObject({ fence: 'all' });
    expect(woken).toEqual([antwerpen]);
    for (const id of applications)
      expect(await storingNothing(() => family.post(`/applications/${id}/withdraw`))).toMatchObject({
        status: 409,
        body: { currentStatus: 'withdrawn' },
      });
  });

  it('and is told plainly until when a legal hold keeps them, while they are closed all the same', async () => {
    await hold('2027-06-30');
    const answer = await family.delete(address);
    expect(answer).toMatchObject({ status: 202, body: { state: 'held', heldUntil: '2027-06-30' } });
    expect(answer.body['text']).toContain('tot 30/06/2027');
    expect(await headOf()).toMatchObject({ fence: 'all' });
  });

  it('once: asked again nothing is added, under the same key the answer is the same', async () => {
    const key = randomUUID();
    const first = await family.delete(address, { key });
    expect(await storingNothing(() => family.delete(address, { key }))).toEqual(first);
    expect(await storingNothing(() => family.delete(address))).toMatchObject({
      status: 202,
      body: { state: 'requested', revision: 1 },
    });
  });

  it('and may do nothing else with the plan any more', async () => {
    await family.delete(address);
    for (const step of ['confirm-place', 'withdraw'])
      expect(await storingNothing(() => family.post(`${address}/${step}`))).toMatchObject({
        status: 409,
        body: { type: 'urn:kinderopvangzoeker:problem:erasure-requested' },
      });
    expect(await storingNothing(() => one.post(`/applications/${applications[0]}/accept`))).toMatchObject({
      status: 409,
    });
  });

  it('also after it withdrew the plan, and hears that it is done once it is', async () => {
    await family.post(`${address}/withdraw`);
    expect(await family.delete(address)).toMatchObject({ status: 202, body: { state: 'requested' } });
    await take({
      type: 'anonymise',
      ...{ batch: '2026-11', retentionPolicyVersion: 'retention@1', residue: {} },
      at: region.deps.clock.now(),
    } as unknown as CarePlanCommand);
    expect(await storingNothing(() => family.delete(address))).toMatchObject({
      status: 202,
      body: { state: 'erased' },
    });
  });

  it('unless it worked with an older plan', async () => {
    await family.post(`${address}/withdraw`);
    expect(await storingNothing(() => family.delete(address, { ifMatch: '"0"' }))).toMatchObject({
      status: 412,
    });
  });

  it('and its service point may, for the plan that it filed; nobody else', async () => {
    for (const stranger of [await client.as(callers.family), await client.as(callers.servicePoint)])
      expect(await storingNothing(() => stranger.delete(address))).toMatchObject({ status: 404 });
    for (const claims of [callers.one, callers.regie, callers.officer]) {
      const caller = await client.as(claims);
      expect(await storingNothing(() => caller.delete(address))).toMatchObject({ status: 403 });
    }
    const servicePoint = await client.as(callers.servicePoint);
    const { body } = await servicePoint.post('/care-plans', aBody({ mandate: 'signed' }));
    expect(await servicePoint.delete(`/care-plans/${body['carePlanId'] as string}`)).toMatchObject({
      status: 202,
    });
  });

  it('and stays closed where the process died before its applications ended', async () => {
    const scope = { controller: antwerpen };
    const context = {
      commandId: uuid<CommandId>(randomUUID()),
      actor: uuid<ActorId>(randomUUID()),
      scope,
    } as const;
    const store = Object.create(region.deps.store) as Region['deps']['store'];
    let appends = 0;
    store.append = async (request) => {
      if (appends++ > 0) throw new Error('the process died');
      return region.deps.store.append(request);
    };
    await expect(
      requestErasure({ ...region.deps, store }, context, carePlanId, 'familyRequest'),
    ).rejects.toThrow('the process died');
    expect(await headOf()).toMatchObject({ fence: 'all' });
    // Asked again, what was left half done is finished.
    expect(await family.delete(address)).toMatchObject({ status: 202, body: { revision: 1 } });
    for (const id of applications)
      expect(await storingNothing(() => family.post(`/applications/${id}/withdraw`))).toMatchObject({
        body: { currentStatus: 'withdrawn' },
      });
  });
});
