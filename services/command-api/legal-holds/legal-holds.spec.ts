import { randomUUID } from 'node:crypto';
import { carePlanStream, handle, openFiling } from '@koz/command-handling';
import { carePlanDecider, type CarePlanCommand } from '@koz/domain';
import { uuid, type ActorId, type CarePlanId, type CommandId, type ControllerId } from '@koz/privacy-types';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, mechelen, openRegion, type Region } from '../testing/region.js';

describe('A legal hold', () => {
  let region: Region;
  let client: Client;
  let first: Caller;
  let second: Caller;
  let carePlanId: CarePlanId;
  const woken: ControllerId[] = [];
  const planOf = new Map<string, CarePlanId>();

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient({
      ...region.deps,
      wakeRetention: async (controllers) => void woken.push(...controllers),
      planOfHold: async (controller, holdId) => (controller === antwerpen ? planOf.get(holdId) : undefined),
    });
    first = await client.as({ ...callers.officer, person: 1 });
    second = await client.as({ ...callers.officer, person: 2 });
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });
  beforeEach(async () => {
    const { body } = await (await client.as(callers.family)).post('/care-plans', aBody());
    carePlanId = uuid(body['carePlanId'] as string);
    woken.length = 0;
  });

  const url = '/privacy/holds';
  const place = async (change: object = {}, by = first, key: string = randomUUID()) => {
    const answer = await by.post(
      url,
      { carePlanId, reason: 'complaint', expires: '2027-06-30', ...change },
      { key },
    );
    if (answer.status === 201) planOf.set(answer.body['holdId'] as string, carePlanId);
    return answer;
  };
  const holdIdOf = async () => (await place()).body['holdId'] as string;
  const storingNothing = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await send();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const take = async (command: unknown) => {
    const context = {
      commandId: uuid<CommandId>(randomUUID()),
      actor: uuid<ActorId>(randomUUID()),
      scope: { controller: antwerpen },
    };
    const request = { stream: carePlanStream(carePlanId), decider: carePlanDecider, context };
    const sealing = async () => ({
      carePlanId,
      keys: (await openFiling(region.deps, context.scope, carePlanId))?.keys ?? {},
    });
    expect(
      await handle(region.deps, { ...request, sealing, command: command as CarePlanCommand }),
    ).toMatchObject({
      outcome: 'done',
    });
  };

  it('is placed on a plan of the own controller, and says what it keeps and until when', async () => {
    const key = randomUUID();
    const answer = await place({}, first, key);
    expect(answer).toMatchObject({
      status: 201,
      etag: '"1"',
      body: { carePlanId, state: 'placed', holds: 'everything', revision: 1 },
    });
    expect(answer.body['text']).toContain('tot 30/06/2027');
    expect(await storingNothing(() => place({}, first, key))).toEqual(answer);
    expect(await storingNothing(() => place({ reason: 'lawsuit' }, first, key))).toMatchObject({
      status: 422,
    });
  });

  it('is lifted by two: the first asks, the second lifts, and retention is woken for what is due', async () => {
    const holdId = await holdIdOf();
    const asked = await first.delete(`${url}/${holdId}`);
    expect(asked).toMatchObject({ status: 200, body: { state: 'liftRequested', revision: 2 } });
    expect(asked.body['text']).toContain('een andere functionaris');
    expect(woken).toEqual([]);
    expect(await storingNothing(() => first.delete(`${url}/${holdId}`))).toMatchObject({
      status: 409,
      body: { type: 'urn:kinderopvangzoeker:problem:second-person-needed' },
    });
    const key = randomUUID();
    const lifted = await second.delete(`${url}/${holdId}`, { key });
    expect(lifted).toMatchObject({ status: 200, body: { state: 'lifted', revision: 3 } });
    expect(woken).toEqual([antwerpen]);
    expect(await storingNothing(() => second.delete(`${url}/${holdId}`, { key }))).toEqual(lifted);
    expect(await storingNothing(() => second.delete(`${url}/${holdId}`))).toMatchObject({ status: 404 });
  });

  it('is found by its plan where no read model knows it yet', async () => {
    const holdId = await holdIdOf();
    planOf.clear();
    expect(await storingNothing(() => first.delete(`${url}/${holdId}`))).toMatchObject({ status: 404 });
    expect(await first.delete(`${url}/${holdId}?carePlanId=${carePlanId}`)).toMatchObject({ status: 200 });
  });

  it('on a plan that is generalised keeps what is left, and is refused to who needs all of it', async () => {
    const at = region.deps.clock.now();
    const identity = { parent: { firstName: 'Lotte' }, priorityRules: [], generalised: {} };
    await take({ type: 'generalise', retentionPolicyVersion: 'retention@1', identity, at });
    const answer = await place();
    expect(answer).toMatchObject({ status: 201, body: { holds: 'whatIsLeft' } });
    expect(answer.body['text']).toContain('zijn al vernietigd');
    expect(await storingNothing(() => place({ keeps: 'everything' }))).toMatchObject({
      status: 409,
      body: { type: 'urn:kinderopvangzoeker:problem:already-generalised' },
    });
  });

  it('has nothing to keep of a plan that is anonymised', async () => {
    await take({
      ...{ type: 'anonymise', batch: '2026-11', retentionPolicyVersion: 'retention@1', residue: {} },
      at: region.deps.clock.now(),
    });
    expect(await storingNothing(() => place())).toMatchObject({
      status: 409,
      body: { type: 'urn:kinderopvangzoeker:problem:care-plan-anonymised' },
    });
  });

  it.each<[string, object, string, string]>([
    ['a day that is over', { expires: '2026-11-23' }, 'expires', 'holdExpired'],
    ['a day that is none', { expires: '2027-02-30' }, 'expires', 'dateDoesNotExist'],
    ['a reason in words', { reason: 'omdat' }, 'reason', 'isIn'],
    ['a plan by its name', { carePlanId: 'Emma' }, 'carePlanId', 'isUuid'],
    ['what it should keep in words', { keeps: 'alles' }, 'keeps', 'isIn'],
  ])('is refused %s', async (_, change, field, rule) => {
    const answer = await storingNothing(() => place(change));
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toEqual([expect.objectContaining({ field, rule })]);
  });

  it("is the own controller's officer's alone", async () => {
    const holdId = await holdIdOf();
    const elsewhere = await client.as({ role: 'officer', controller: mechelen });
    expect(await storingNothing(() => place({}, elsewhere))).toMatchObject({ status: 404 });
    for (const address of [`${url}/${holdId}`, `${url}/${holdId}?carePlanId=${carePlanId}`])
      expect(await storingNothing(() => elsewhere.delete(address))).toMatchObject({ status: 404 });
    for (const claims of [
      callers.family,
      callers.one,
      callers.regie,
      { role: 'auditor', controller: antwerpen } as const,
    ]) {
      const caller = await client.as(claims);
      expect(await storingNothing(() => place({}, caller))).toMatchObject({ status: 403 });
      expect(await storingNothing(() => caller.delete(`${url}/${holdId}`))).toMatchObject({ status: 403 });
    }
  });
});
