import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DevelopmentTokens } from '@koz/identity';
import { ClockBackwardsError, Readiness, SettableClock, silentLogger } from '@koz/platform';
import { controllerId, instant } from '@koz/privacy-types';
import { createHttpApplication, developmentModule } from '../index.js';

const carePlanId = '5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d11';
const organiserId = '0b8f9c1e-8d5b-4a55-9a2e-0d6c8a8f4b10';

@Module({})
class Nothing {}

describe('the routes of development', () => {
  const tokens = DevelopmentTokens.ephemeral('development');
  const clock = new SettableClock(instant('2026-11-23T12:00:00Z'));
  const settings = {
    verifier: tokens,
    readiness: new Readiness(),
    logger: silentLogger,
  };
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const development = developmentModule({
      tokens,
      clock,
      controllers: {
        ofOrganiser: async (id) => (id === organiserId ? controllerId('mechelen') : undefined),
        ofCarePlan: async (id) => (id === carePlanId ? controllerId('antwerpen') : undefined),
      },
    });
    app = await createHttpApplication(development, settings);
  });
  afterAll(() => app.close());

  const post = (path: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/v1/dev/${path}`, payload });
  const principal = async (payload: object) =>
    tokens.verify(((await post('tokens', payload)).json() as { token: string }).token);

  it('give a token for a role', async () => {
    expect(await principal({ role: 'family' })).toEqual({ role: 'family', actorId: expect.any(String) });
    expect(await principal({ role: 'auditor' })).toMatchObject({ role: 'auditor' });
  });

  it('look up in whose territory an organiser works, unless it is given', async () => {
    expect(await principal({ role: 'organiser', organiserId })).toMatchObject({ controller: 'mechelen' });
    expect(await principal({ role: 'organiser', organiserId, controller: 'antwerpen' })).toMatchObject({
      controller: 'antwerpen',
    });
  });

  it("look up who answers for a family's plan", async () => {
    expect(await principal({ role: 'family', carePlanId })).toMatchObject({
      carePlanId,
      controller: 'antwerpen',
    });
  });

  it('give two persons of one organisation to who asks for them, each the same every time', async () => {
    const officer = (person?: number) => principal({ role: 'officer', controller: 'antwerpen', person });
    const ids = [await officer(1), await officer(2), await officer(1), await officer()].map(
      ({ actorId }) => actorId,
    );
    expect(ids[0]).toBe(ids[2]);
    expect(new Set(ids).size).toBe(3);
  });

  it.each([
    [{ role: 'officer', person: 0 }, 'person', 'min'],
    [{}, 'role', 'required'],
    [{ role: 'admin' }, 'role', 'isIn'],
    [{ role: 'organiser' }, 'organiserId', 'required'],
    [{ role: 'organiser', organiserId: 'x' }, 'organiserId', 'isUuid'],
    [
      { role: 'organiser', organiserId: '6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10' },
      'organiserId',
      'unknownOrganiser',
    ],
    [{ role: 'family', carePlanId: organiserId }, 'carePlanId', 'unknownCarePlan'],
    [{ role: 'regie', controller: 'Antwerpen!' }, 'controller', 'matches'],
    [{ role: 'regie', name: 'Lotte' }, 'name', 'unknownField'],
  ])('refuse %j', async (payload, field, rule) => {
    const answer = await post('tokens', payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ field, rule })]),
    });
  });

  it('tell the time, which is how a portal knows that it is in development', async () => {
    const answer = await app.inject({ method: 'GET', url: '/api/v1/dev/clock' });
    expect(answer.json()).toEqual({ now: clock.now() });
  });

  it('set the clock', async () => {
    const answer = await post('clock', { now: '2029-02-01T10:00:00+01:00' });
    expect(answer.json()).toEqual({ now: '2029-02-01T09:00:00.000Z' });
    expect(clock.now()).toBe('2029-02-01T09:00:00.000Z');
  });

  it('refuse to set back a clock that does not go back', async () => {
    jest.spyOn(clock, 'set').mockImplementationOnce((to) => {
      throw new ClockBackwardsError(to);
    });
    const answer = await post('clock', { now: '2020-01-01' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ field: 'now', rule: 'clockBackwards' }] });
  });

  it.each(['morgen', '2029-02-30', '2029-02-01T10:00:00', '', null, 5])(
    'refuse %j as a moment and leave the clock',
    async (now) => {
      const before = clock.now();
      expect((await post('clock', { now })).statusCode).toBe(400);
      expect(clock.now()).toBe(before);
    },
  );

  it('are absent where the module is not imported, as in production', async () => {
    const production = await createHttpApplication(Nothing, settings);
    for (const path of ['tokens', 'clock']) {
      const answer = await production.inject({ method: 'POST', url: `/api/v1/dev/${path}`, payload: {} });
      expect(answer.statusCode).toBe(404);
    }
    await production.close();
  });
});
