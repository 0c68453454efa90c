import { randomUUID } from 'node:crypto';
import { adoptHandlingTerms, controllerStream, handle } from '@koz/command-handling';
import { method1, method2 } from '@koz/disclosure';
import { controllerDecider, type ControllerCommand } from '@koz/domain';
import { policyVersionOf, type RetentionPolicy } from '@koz/events';
import { uuid, type ActorId, type ControllerId, type PublicText } from '@koz/privacy-types';
import { defaultRetentionPolicy } from '@koz/retention';
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
      retention: {
        policy: defaultRetentionPolicy,
        policyVersion: policyVersionOf(defaultRetentionPolicy),
        adoption: null,
        coming: [],
        earlier: [],
        proposals: [],
      },
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

  it('show which retention is in force, to come, over and proposed, and to whom it is to confirm', async () => {
    const officer = (person: number) => ({ role: 'officer', controller: antwerp, person }) as const;
    const [one, two] = await Promise.all([region.actorOf(officer(1)), region.actorOf(officer(2))]);
    const first = { ...defaultRetentionPolicy, id: 'own' as PublicText };
    const withTerm = (version: number, months: number) => ({
      ...first,
      version,
      thresholds: { ...first.thresholds, P5Y: { anchor: 'childBirth', months } as const },
    });
    const at = () => ({ ground: 'councilDecision', at: region.clock.now() }) as const;
    const decide = async (command: ControllerCommand, actor: ActorId) => {
      const outcome = await handle(region.commands, {
        stream: controllerStream(antwerp),
        decider: controllerDecider,
        command,
        context: { commandId: uuid(randomUUID()), actor, scope: { controller: antwerp } },
      });
      expect(outcome.outcome).toBe('done');
    };
    const adopt = (policy: RetentionPolicy, actor: ActorId) =>
      decide({ type: 'adoptRetentionPolicy', policy, actor, ...at() }, actor);
    await adopt(first, one);
    await adopt(withTerm(2, 72), one);
    for (const [version, months] of [
      [3, 66],
      [4, 54],
    ] as const)
      await decide(
        { type: 'proposeRetentionPolicy', policy: withTerm(version, months), actor: one, ...at() },
        one,
      );
    await adopt(withTerm(3, 66), two);

    const seenBy = async (person: number) =>
      ((await http.get('/privacy/policies', officer(person))).json() as { retention: object }).retention;
    const proposal = { policyVersion: 'own@4', policy: withTerm(4, 54), ground: 'councilDecision' };
    expect(await seenBy(2)).toMatchObject({
      policyVersion: 'own@2',
      adoption: { policyVersion: 'own@2', adoptedAt: region.clock.now() },
      coming: [{ policyVersion: 'own@3' }],
      earlier: [{ policyVersion: 'own@1' }],
      proposals: [{ ...proposal, proposedAt: region.clock.now(), mayConfirm: true }],
    });
    expect(await seenBy(1)).toMatchObject({ proposals: [{ ...proposal, mayConfirm: false }] });
    // Who proposed it is nobody's business but the log's.
    expect(JSON.stringify(await seenBy(2))).not.toContain(one);
  });

  it('are for the data protection officer of that controller', async () => {
    expect((await policies(antwerp, 'organiser')).statusCode).toBe(403);
    expect((await policies(undefined)).statusCode).toBe(403);
    expect((await policies('nergens' as ControllerId)).statusCode).toBe(404);
    expect((await http.get('/privacy/policies')).statusCode).toBe(401);
  });
});
