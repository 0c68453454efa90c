import { randomUUID } from 'node:crypto';
import { adoptHandlingTerms } from '@koz/command-handling';
import { method1, method2 } from '@koz/disclosure';
import { uuid, type ActorId, type ControllerId } from '@koz/privacy-types';
import { antwerp, mechelen, Region } from '../testing/region.js';

describe('the policies of a controller', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
  });
  afterAll(() => region.close());

  const policies = (controller: ControllerId | undefined, role: 'officer' | 'organiser' = 'officer') =>
    http.get('/privacy/policies', controller === undefined ? { role } : { role, controller });

  it('are the method in force with its ground, and the default terms until others are adopted', async () => {
    const answer = await policies(mechelen);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.json()).toEqual({
      controller: 'mechelen',
      method: {
        policyVersion: 'method-1@1',
        policy: method1,
        ground: 'regionDefault',
        adoptedAt: region.clock.now(),
        narrower: [],
        wider: [],
      },
      earlierMethods: [],
      terms: { takeUpDays: 21, confirmDays: 14, handling: 'continuous' },
      earlierTerms: [],
      revision: 1,
    });
  });

  it('show at once what was adopted, and in what another method shows less or more than the one before', async () => {
    const { 'parent.firstName': _, ...cells } = method1.cells;
    await region.adopt(antwerp, { ...method1, version: 2, cells });
    await region.adopt(antwerp, method2);
    const context = { controller: antwerp, actor: uuid<ActorId>(randomUUID()) };
    const terms = { takeUpDays: 30, confirmDays: 7, handling: 'continuous', ground: 'lokAdvice' } as const;
    await adoptHandlingTerms(region.commands, context, terms);
    await adoptHandlingTerms(region.commands, context, { ...terms, takeUpDays: 28 });
    const answer = (await policies(antwerp)).json() as Record<string, unknown>;
    expect(answer).toMatchObject({
      method: { policyVersion: 'method-2@1' },
      earlierMethods: [
        { policyVersion: 'method-1@2', narrower: ['parent.firstName'], wider: [] },
        { policyVersion: 'method-1@1' },
      ],
      terms: { takeUpDays: 28, ground: 'lokAdvice', adoptedAt: region.clock.now() },
      earlierTerms: [{ takeUpDays: 30 }],
      revision: 5,
    });
    expect((answer['method'] as { wider: string[] }).wider).toContain('parent.firstName');
  });

  it('are for the data protection officer of that controller', async () => {
    expect((await policies(antwerp, 'organiser')).statusCode).toBe(403);
    expect((await policies(undefined)).statusCode).toBe(403);
    expect((await policies('nergens' as ControllerId)).statusCode).toBe(404);
    expect((await http.get('/privacy/policies')).statusCode).toBe(401);
  });
});
