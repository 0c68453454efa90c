import type { Filed } from '@koz/command-handling';
import type { BatchMonth, KeyFingerprint, KeyId, PolicyVersion, Tier } from '@koz/privacy-types';
import { uuid } from '@koz/privacy-types';
import { lastConsultation } from '../testing/last-consultation.js';
import { antwerp, mechelen, Region, type Organisation } from '../testing/region.js';
import type { ReplayAnswer } from './replay-stream.dto.js';

const auditor = { role: 'auditor', controller: antwerp } as const;
const officer = { role: 'officer', controller: antwerp } as const;
const retentionPolicyVersion = 'retention@1' as PolicyVersion;

describe('A replay, over HTTP', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let elsewhere: Organisation;
  let filed: Filed;
  let position: { filed: number; approved: number };

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
    elsewhere = await region.organisation(mechelen);
    filed = await region.file([here, elsewhere]);
    position = { filed: await region.lastPosition(), approved: 0 };
    region.clock.set('2026-12-01T09:00:00.000Z' as never);
    await region.decide(filed, one(), 'accept', 'approve');
    position.approved = await region.lastPosition();
  });
  afterAll(() => region.close());

  const one = () => filed.applications[0]!.applicationId;
  const two = () => filed.applications[1]!.applicationId;
  const replay = async (id: string, query = '', who: typeof auditor | typeof officer = auditor) => {
    const answer = await http.get(`/audit/streams/${id}${query}`, who);
    expect([id, query, answer.statusCode]).toEqual([id, query, 200]);
    return answer.json() as ReplayAnswer;
  };
  const field = (answer: ReplayAnswer, viewer: string, name: string, applicationId: string | null = null) =>
    answer.views.find((view) => view.viewer === viewer && view.applicationId === applicationId)?.fields[name];

  it('tells what the plan was at a position, what it is now, and no value', async () => {
    const answer = await replay(`carePlan-${filed.carePlanId}`, `?position=${position.filed}`);
    expect(answer).toMatchObject({
      ...{ kind: 'carePlan', controller: 'antwerpen', revision: 0, registration: null },
      carePlan: {
        status: 'filed',
        place: { state: 'none' },
        fence: 'none',
        keys: { precise: { state: 'kept' } },
      },
      policies: { methods: [{ policyVersion: 'method-1@1' }], retention: { isDefault: true } },
      unreadable: [],
    });
    expect(answer.applications.map(({ status }) => status)).toEqual(['created', 'created']);
    expect(field(answer, 'organiser', 'parent.lastName', one())).toEqual({
      ...{ state: 'withheld', rule: 'created', until: 'approved' },
      now: { state: 'known' },
    });
    expect(field(answer, 'organiser', 'parent.firstName', two())).toMatchObject({
      state: 'known',
      now: { state: 'withheld', rule: 'elsewhere' },
    });
    const text = JSON.stringify(answer);
    for (const value of ['Noor', 'Voorbeeld', '94030500101', '1994', '2026-07-01', 'noor@'])
      expect(text).not.toContain(value);
  });

  it('answers as the organisers, the family and the regie are answered now', async () => {
    await region.project();
    const answer = await replay(filed.carePlanId);
    const stateOf = ({ value: _, ...state }: { value?: unknown }) => state;
    const states = (fields: Record<string, object>) =>
      Object.fromEntries(Object.entries(fields).map(([name, shown]) => [name, stateOf(shown)]));
    const fieldsOf = (viewer: string, applicationId: string | null = null) =>
      answer.views.find((view) => view.viewer === viewer && view.applicationId === applicationId)!.fields;
    const inbox = async (who: Organisation, id: string) =>
      (await http.get(`/organiser/applications/${id}`, who)).json().fields;
    expect(states(await inbox(here, one()))).toEqual(fieldsOf('organiser', one()));
    expect(states(await inbox(elsewhere, two()))).toEqual(fieldsOf('organiser', two()));
    const family = { role: 'family', controller: antwerp, carePlanId: filed.carePlanId } as const;
    const own = (await http.get(`/care-plans/${filed.carePlanId}`, family)).json();
    expect(states(own.fields)).toEqual(fieldsOf('family'));
    const regie = await http.post(
      `/regie/cases/${filed.carePlanId}/open`,
      { role: 'regie', controller: antwerp },
      { reason: 'mediation' },
    );
    expect(states(regie.json().fields)).toEqual(fieldsOf('regie'));
  });

  it('takes a stream, a bare id of a plan or of an application, and a controller', async () => {
    const ofPlan = await replay(filed.carePlanId);
    expect(ofPlan).toEqual(await replay(`carePlan-${filed.carePlanId}`));
    const ofApplication = await replay(one());
    expect(ofApplication).toMatchObject({ kind: 'application', stream: `application-${one()}`, revision: 2 });
    expect(ofApplication.applications[0]?.history.map(({ status }) => status)).toEqual([
      'created',
      'accepted',
      'approved',
    ]);
    expect(ofApplication.applications).toHaveLength(1);
    expect(new Set(ofApplication.events.map(({ stream }) => stream))).toEqual(
      new Set([`application-${one()}`]),
    );
    expect(await replay('controller-antwerpen', '', officer)).toMatchObject({
      ...{ kind: 'controller', carePlan: null, views: [] },
      registration: { name: 'antwerpen', region: 'eu-be' },
    });
  });

  it('tells the time between two events as of an instant', async () => {
    const before = await replay(filed.carePlanId, '?asOf=2026-11-30T23:00:00%2B01:00');
    expect(before).toMatchObject({
      asOf: '2026-11-30T22:00:00.000Z',
      carePlan: { place: { state: 'none' } },
    });
    expect(await replay(filed.carePlanId, '?asOf=2026-12-01T09:00:00Z')).toMatchObject({
      carePlan: { place: { state: 'found', applicationId: one() } },
    });
  });

  it.each([
    ['?asOf=gisteren', 'asOf', 'instant'],
    ['?asOf=2026-11-30', 'asOf', 'instant'],
    ['?asOf=2026-11-30T10:00:00', 'asOf', 'instant'],
    ['?asOf=2999-01-01T00:00:00Z', 'asOf', 'beyondClock'],
    ['?position=999999', 'position', 'beyondLog'],
    ['?position=-1', 'position', undefined],
    ['?position=1&asOf=2026-11-24T00:00:00Z', 'position', 'onlyOne'],
    ['?reason=nieuwsgierig', 'reason', undefined],
    ['?until=1', 'until', 'unknownField'],
  ])('refuses %s, naming %s', async (query, name, rule) => {
    const answer = await http.get(`/audit/streams/${filed.carePlanId}${query}`, auditor);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0]).toMatchObject({ field: name, ...(rule && { rule }) });
  });

  it('knows nothing of what was not there yet, of another controller, or of what is no stream', async () => {
    const unknown = '0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6071';
    for (const [url, who] of [
      [`/audit/streams/carePlan-${filed.carePlanId}?position=0`, auditor],
      [`/audit/streams/${filed.carePlanId}`, { role: 'auditor', controller: mechelen }],
      [`/audit/streams/${two()}`, { role: 'auditor', controller: mechelen }],
      ['/audit/streams/controller-mechelen', auditor],
      [`/audit/streams/${unknown}`, auditor],
      ['/audit/streams/carePlan-x', auditor],
    ] as const)
      expect([url, (await http.get(url, who)).statusCode]).toEqual([url, 404]);
    for (const role of ['regie', 'servicePoint'] as const)
      expect(
        (await http.get(`/audit/streams/${filed.carePlanId}`, { role, controller: antwerp })).statusCode,
      ).toBe(403);
    expect((await http.get(`/audit/streams/${filed.carePlanId}`)).statusCode).toBe(401);
  });

  it('has recorded who asked for what, before it answered, and answers nothing where that fails', async () => {
    await replay(filed.carePlanId, '?reason=complaint', officer);
    expect(await lastConsultation(region)).toEqual({
      ...{ actor: await region.actorOf(officer), role: 'officer', controller: antwerp },
      ...{ action: 'replayStream', reason: 'complaint', subject: `carePlan-${filed.carePlanId}` },
    });
    const admin = region.db.adminPool();
    await admin.query('REVOKE INSERT ON ledger.consultation FROM koz_query');
    expect((await http.get(`/audit/streams/${filed.carePlanId}`, auditor)).statusCode).toBe(503);
    await admin.query('GRANT INSERT ON ledger.consultation TO koz_query');
  });

  it('of a plan whose keys are all destroyed tells what it told before', async () => {
    const gone = await region.file([here]);
    const at = await region.lastPosition();
    const before = await replay(gone.carePlanId, `?position=${at}`);
    await region.project();
    await region.onPlan(gone, {
      ...{ type: 'anonymise', batch: '2026-12' as BatchMonth, retentionPolicyVersion, residue: {} },
      at: region.clock.now(),
    });
    await region.destroy(gone, 'erasure', 'precise', 'identity', 'planning');
    for (const tier of ['precise', 'identity', 'planning'] as Tier[])
      await region.onPlan(gone, {
        ...{ type: 'recordShredding', tier, cause: 'erasure' },
        keyId: uuid<KeyId>('8a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6079'),
        keyFingerprint: '0f'.repeat(32) as KeyFingerprint,
      });
    const after = await replay(gone.carePlanId, `?position=${at}`);
    expect(after.unreadable).toEqual(expect.arrayContaining(['birthMonth', 'startMonth', 'sharing']));
    const then = ({ views }: ReplayAnswer, viewer: string) =>
      Object.entries(views.find((view) => view.viewer === viewer)!.fields).map(
        ([name, { now: _n, ...state }]) => [name, state],
      );
    for (const viewer of ['organiser', 'family', 'regie'])
      expect(then(after, viewer)).toEqual(then(before, viewer));
    expect(after.views.find(({ viewer }) => viewer === 'pool')?.isAnswered).toBe('unknown');
    expect(field(after, 'organiser', 'parent.firstName', gone.applications[0]!.applicationId)).toEqual({
      state: 'known',
      now: null,
    });
    expect(field(after, 'family', 'parent.firstName')).toMatchObject({
      state: 'known',
      now: { state: 'erased', cause: 'erasure' },
    });
    expect(await replay(gone.carePlanId)).toMatchObject({
      carePlan: { keys: { precise: { state: 'destroyed' } } },
    });
  });
});
