import { disclosedFields } from '@koz/events';
import type { Filed } from '@koz/command-handling';
import type { PrincipalClaims } from '@koz/identity';
import type { CarePlanId, OrganiserId, Uuid } from '@koz/privacy-types';
import { instant, uuid } from '@koz/privacy-types';
import { randomUUID } from 'node:crypto';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import type { OwnCarePlanAnswer } from './own-care-plan.dto.js';

const newId = <Id extends Uuid>(): Id => uuid<Id>(randomUUID());
const familyOf = ({ carePlanId }: { carePlanId: CarePlanId }): PrincipalClaims => ({
  role: 'family',
  carePlanId,
  controller: antwerp,
});
const servicePoint = (): PrincipalClaims => ({
  role: 'servicePoint',
  controller: antwerp,
  organiserId: newId<OrganiserId>(),
});

describe("a family's own plan", () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
  });
  afterAll(() => region.close());

  const get = ({ carePlanId }: Filed, who: PrincipalClaims = familyOf({ carePlanId }), query = '') =>
    http.get(`/care-plans/${carePlanId}${query}`, who);
  const read = async (filed: Filed, who?: PrincipalClaims): Promise<OwnCarePlanAnswer> => {
    await region.project();
    const answer = await get(filed, who);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  it('holds every value that the family gave, and what became of it', async () => {
    const filed = await region.file([here]);
    const { applicationId } = filed.applications[0]!;
    const filedAt = region.clock.now();
    const own = await read(filed);
    expect(own).toMatchObject({
      carePlanId: filed.carePlanId,
      controller: 'antwerpen',
      controllerName: 'antwerpen',
      status: 'filed',
      filedAt,
      mandate: null,
      revision: 0,
      place: { state: 'none', applicationId: null, keptApplicationIds: [], confirmBy: null },
      method: { policyVersion: 'method-1@1', ground: 'regionDefault', groundDate: null },
      applications: [
        {
          applicationId,
          location: {
            locationId: here.locationId,
            name: 'Het Voorbeeld',
            municipality: 'Antwerpen',
            organiserId: here.organiserId,
            organiserName: 'Voorbeeld vzw',
          },
          status: 'created',
          since: filedAt,
          history: [{ status: 'created', at: filedAt, reason: null }],
          permittedActions: ['withdraw'],
        },
      ],
    });
    const { rows } = await region.db
      .adminPool()
      .query<{ actor: string }>('SELECT filed_by AS actor FROM rm.care_plans_plan WHERE care_plan_id = $1', [
        filed.carePlanId,
      ]);
    expect(JSON.stringify(own)).not.toContain(rows[0]!.actor);
    const values = Object.fromEntries(
      Object.entries(own.fields).map(([field, shown]) => [
        field,
        shown.state === 'known' ? shown.value : shown,
      ]),
    );
    const { parent, child, ...other } = fullInput;
    expect(values).toEqual({
      ...Object.fromEntries(Object.entries(parent).map(([name, value]) => [`parent.${name}`, value])),
      ...Object.fromEntries(Object.entries(child).map(([name, value]) => [`child.${name}`, value])),
      ...other,
    });
  });

  it('bears its revision as ETag, and waits for the position that is asked for', async () => {
    const filed = await region.file([here]);
    const url = `?minPosition=${filed.position}`;
    expect((await get(filed, undefined, url)).statusCode).toBe(503);
    await region.project();
    const answer = await get(filed, undefined, url);
    expect([answer.statusCode, answer.headers.etag]).toEqual([200, '"0"']);
    await region.amend(filed, { startDate: '2027-02-01' });
    await region.project();
    const amended = await get(filed);
    expect(amended.headers.etag).toBe('"1"');
    expect(amended.json()).toMatchObject({
      fields: { startDate: { state: 'known', value: '2027-02-01' } },
    });
    expect((await get(filed, undefined, '?minPosition=x')).statusCode).toBe(400);
  });

  it('never claims by its ETag to have shown what its rows do not tell yet', async () => {
    const filed = await region.file([here]);
    await region.project();
    await region.amend(filed, { startDate: '2027-02-01' });
    const answer = await get(filed);
    expect(answer.headers.etag).toBe('"0"');
    expect(answer.json()).toMatchObject({ fields: { startDate: { value: '2027-01-04' } } });
  });

  it('remembers every status of an application, when and why', async () => {
    const filed = await region.file([here]);
    const { applicationId } = filed.applications[0]!;
    await region.decide(filed, applicationId, 'noPlace', 'accept', 'approve', 'undoApproval', 'reject');
    const [application] = (await read(filed)).applications;
    expect(application!.history.map(({ status }) => status)).toEqual([
      'created',
      'noPlace',
      'accepted',
      'approved',
      'accepted',
      'rejected',
    ]);
    expect(application).toMatchObject({ status: 'rejected', revision: 5, permittedActions: [] });
  });

  it('says what may be done now, as a place is found, taken with more to look for, and the plan withdrawn', async () => {
    const other = await region.organisation(antwerp);
    const filed = await region.file([here, other]);
    const always = ['rectifyPersonalData', 'amendCarePlan', 'withdrawCarePlan', 'requestErasure'];
    const actions = async () => new Set((await read(filed)).permittedActions as string[]);
    expect(await actions()).toEqual(new Set([...always, 'addLocations']));
    const { applicationId } = filed.applications[0]!;
    await region.decide(filed, applicationId, 'accept', 'approve');
    expect(await actions()).toEqual(new Set([...always, 'confirmPlace', 'declinePlace']));
    await region.confirm(filed, true);
    expect(await actions()).toEqual(new Set([...always, 'confirmPlace', 'declinePlace', 'addLocations']));
    expect((await read(filed)).place).toEqual({
      ...{ state: 'none', applicationId: null },
      keptApplicationIds: [applicationId],
      confirmBy: null,
    });
    await region.withdraw(filed);
    expect(await actions()).toEqual(new Set(['requestErasure']));
    const withdrawn = await read(filed);
    expect(withdrawn).toMatchObject({
      status: 'withdrawn',
      place: { state: 'none', applicationId: null },
      toGive: [],
    });
    expect(withdrawn.applications.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('says until when a found place may be declined, and that the term confirmed it', async () => {
    const filed = await region.file([here]);
    const { applicationId } = filed.applications[0]!;
    await region.decide(filed, applicationId, 'accept', 'approve');
    const start = region.clock.now();
    const found = { state: 'found', applicationId, keptApplicationIds: [] };
    expect((await read(filed)).place).toEqual({ ...found, confirmBy: '2026-12-07' });
    region.clock.set(instant('2026-12-07T22:59:59Z'));
    expect((await read(filed)).place).toEqual({ ...found, confirmBy: '2026-12-07' });
    region.clock.set(instant('2026-12-07T23:00:00Z'));
    const overdue = await read(filed);
    expect(overdue.place).toEqual({ ...found, confirmBy: null });
    expect(overdue.applications[0]!.confirmationGround).toBeNull();

    await region.confirmByTerm(filed, 1);
    const confirmed = await read(filed);
    expect(confirmed.place).toEqual({ ...found, state: 'confirmed', confirmBy: null });
    expect(confirmed.applications[0]!.confirmationGround).toBe('term');
    await region.decline(filed);
    expect((await read(filed)).applications[0]!.confirmationGround).toBeNull();
    region.clock.set(start);
  });

  it('says of a place found anew the new day, and none before its rows tell of it', async () => {
    const filed = await region.file([here]);
    const { applicationId } = filed.applications[0]!;
    await region.decide(filed, applicationId, 'accept');
    await region.project();
    await region.decide(filed, applicationId, 'approve');
    expect((await get(filed)).json<OwnCarePlanAnswer>().place).toMatchObject({
      state: 'found',
      confirmBy: null,
    });
    expect((await read(filed)).place).toMatchObject({ state: 'found', confirmBy: '2026-12-07' });
  });

  it('says what must and may still be given, and at which stage it will be seen', async () => {
    const { email: _email, phone: _phone, nationalNumber: _number, ...parent } = fullInput.parent;
    const filed = await region.file([here], { ...fullInput, parent });
    const later = ['parent.email', 'parent.phone', 'parent.nationalNumber'];
    const expected = (necessity: string) => later.map((field) => ({ field, necessity, from: 'approved' }));
    expect((await read(filed)).toGive).toEqual(expected('may'));
    await region.decide(filed, filed.applications[0]!.applicationId, 'accept', 'approve');
    expect((await read(filed)).toGive).toEqual(expected('must'));
    await region.rectify(filed, { parent: { email: 'noor@voorbeeld.be' } });
    expect((await read(filed)).toGive.map(({ field }) => field)).toEqual(later.slice(1));
  });

  it('shows the receipt again, to the family alone and as long as its key is there', async () => {
    const desk = servicePoint();
    const filed = await region.file([here], { ...fullInput, mandate: 'oral' }, desk);
    expect((await read(filed)).receipt).toBe(filed.receipt);
    expect((await read(filed, desk)).receipt).toBeNull();
    await region.destroy(filed, 'P5Y', 'identity');
    expect((await read(filed)).receipt).toBeNull();
  });

  it('says of destroyed data since when and why, and of the rest that it is there', async () => {
    const filed = await region.file([here]);
    await region.project();
    await region.destroy(filed, 'P2Y6M', 'precise');
    const precise = await read(filed);
    const since = region.clock.now();
    const day = since.slice(0, 10).split('-').reverse().join('/');
    expect(precise.fields.address).toEqual({ state: 'erased', since, cause: 'P2Y6M' });
    expect(precise.texts['address']).toBe(`vernietigd op ${day} (2,5 jaar)`);
    expect(precise.fields['parent.firstName']).toMatchObject({ state: 'known' });
    expect(precise.permittedActions).toContain('amendCarePlan');

    await region.destroy(filed, 'erasure', 'identity', 'planning');
    const all = await read(filed);
    for (const field of disclosedFields) expect(all.fields[field]).toMatchObject({ state: 'erased' });
    expect(all.texts['postcode']).toBe(`vernietigd op ${day} (op verzoek)`);
    expect(all.applications).toMatchObject([{ location: null, status: 'created' }]);
    expect(all.permittedActions).toEqual(['withdrawCarePlan', 'requestErasure']);
    expect(JSON.stringify(all)).not.toContain(here.locationId);
  });

  it('exists for who filed it, also with a token from before it was filed', async () => {
    const desk = servicePoint();
    const filed = await region.file([here], { ...fullInput, mandate: 'signed' }, desk);
    expect(await read(filed, desk)).toMatchObject({ carePlanId: filed.carePlanId, mandate: 'signed' });
    // The development provider makes a family without a plan somebody new each time: its claims name the actor.
    const issued = await region.tokens.issue({ role: 'family' });
    const { actorId } = await region.tokens.verify(issued);
    const byFamily = await region.file([here], fullInput, actorId);
    await region.project();
    const answer = await http.withToken(`/care-plans/${byFamily.carePlanId}`, issued);
    expect(answer.json()).toMatchObject({ carePlanId: byFamily.carePlanId });
  });

  it.each<[string, (plan: Filed) => PrincipalClaims, number]>([
    ['another family', () => familyOf({ carePlanId: newId() }), 404],
    ['a family without a plan', () => ({ role: 'family' }), 404],
    ['another controller', (plan) => ({ ...familyOf(plan), controller: mechelen }), 404],
    ['another service point', servicePoint, 404],
    ['a service point of another controller', () => ({ ...servicePoint(), controller: mechelen }), 404],
    ['an organiser', () => ({ role: 'organiser', ...here }), 403],
    ['the regie', () => ({ role: 'regie', controller: antwerp }), 403],
    ['an auditor', () => ({ role: 'auditor', controller: antwerp }), 403],
  ])('does not exist for %s', async (_who, claims, status) => {
    const filed = await region.file([here], { ...fullInput, mandate: 'oral' }, servicePoint());
    await region.project();
    for (const path of ['', '/disclosures', '/export'])
      expect((await get(filed, claims(filed), path)).statusCode).toBe(status);
  });

  it('is not there without a token, nor under an id that is none', async () => {
    const filed = await region.file([here]);
    await region.project();
    expect((await http.get(`/care-plans/${filed.carePlanId}`)).statusCode).toBe(401);
    for (const id of ['nothing', '1'])
      expect((await http.get(`/care-plans/${id}`, familyOf(filed))).statusCode).toBe(404);
  });

  it('is disclosed to nobody when the family reads it, and is when its service point does', async () => {
    const desk = servicePoint();
    const filed = await region.file([here], { ...fullInput, mandate: 'oral' }, desk);
    await region.project();
    const before = (await region.disclosures()).length;
    await get(filed);
    expect(await region.disclosures()).toHaveLength(before);
    await get(filed, desk);
    const recorded = (await region.disclosures()).slice(before);
    expect(recorded).toMatchObject([{ ground: 'mandate', care_plan_id: filed.carePlanId }]);
    expect(recorded[0]!.fields).toEqual(disclosedFields.map((field) => `${field}:V`));
    expect(JSON.stringify(recorded)).not.toContain('Noor');
  });

  it('is not told to a service point when that cannot be recorded', async () => {
    const desk = servicePoint();
    const filed = await region.file([here], { ...fullInput, mandate: 'oral' }, desk);
    await region.project();
    const admin = region.db.adminPool();
    await admin.query('REVOKE INSERT ON ledger.disclosure FROM koz_query');
    try {
      for (const path of ['', '/export']) {
        const answer = await get(filed, desk, path);
        expect(answer.statusCode).toBe(503);
        expect(answer.body).not.toContain('Noor');
      }
    } finally {
      await admin.query('GRANT INSERT ON ledger.disclosure TO koz_query');
    }
  });
});
