import { consultationActions, recordAsOperator, raiseAlerts } from '@koz/disclosure-ledger';
import { withTransaction } from '@koz/platform';
import { instant } from '@koz/privacy-types';
import type { AlertAnswer, AlertsAnswer } from '../alerts/alerts.dto.js';
import { antwerp, mechelen, Region, type Organisation } from '../testing/region.js';
import type { ConsultationsAnswer } from './consultations.dto.js';
import { actionWords } from './words.js';

const officer = { role: 'officer', controller: antwerp, person: 1 } as const;
const another = { role: 'officer', controller: antwerp, person: 2 } as const;
const auditor = { role: 'auditor', controller: antwerp } as const;

describe('Who looked at the history', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;

  beforeEach(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
  });
  afterEach(() => region.close());

  const read = async (query = '', who: Parameters<typeof http.get>[1] = auditor) => {
    const answer = await http.get(`/audit/consultations${query}`, who);
    expect([query, answer.statusCode]).toEqual([query, 200]);
    return answer.json() as ConsultationsAnswer;
  };
  const actions = async (query = '', who?: Parameters<typeof http.get>[1]) =>
    (await read(query, who)).items.map(({ action }) => action);

  it('is told, each look at it included, with who, what, of what and why', async () => {
    const filed = await region.file([here]);
    await region.project();
    expect(
      (await http.get(`/audit/certificates/${filed.carePlanId}?reason=complaint`, auditor)).statusCode,
    ).toBe(404);
    await http.get('/privacy/holds?reason=supervision', officer);
    await http.get(`/privacy/disclosures?carePlanId=${filed.carePlanId}`, officer);
    await http.get('/audit/disclosures/counts?by=day', auditor);
    await http.get('/privacy/alerts', officer);
    await http.as(officer, 'POST', '/privacy/policies/compare', { reason: 'incident' });
    const { items } = await read('?reason=supervision');
    const subject = `carePlan-${filed.carePlanId}`;
    expect(items.map(({ action, reason, subject }) => [action, reason, subject])).toEqual([
      ['readConsultations', 'supervision', null],
      ['comparePolicies', 'incident', null],
      ['readAlerts', 'routine', null],
      ['countDisclosures', 'routine', null],
      ['searchDisclosures', 'routine', subject],
      ['readHolds', 'supervision', null],
      ['readCertificates', 'complaint', subject],
    ]);
    expect(items.at(-1)).toMatchObject({
      ...{ role: 'auditor', roleText: 'auditor', controller: 'antwerpen' },
      ...{ actionText: 'las certificaten van vernietiging', at: new Date(region.clock.now()).toISOString() },
    });
  });

  it('is not told of checkpoints, proofs and a family’s own plan', async () => {
    await http.get('/audit/checkpoints/latest', auditor);
    await http.get('/audit/ledger/checkpoints/latest', auditor);
    await http.get('/audit/ledger/proofs/inclusion?entry=0', auditor);
    await http.post('/certificates/find', undefined, { receipt: '7ZK2-8H4Q-9V3M-0T6B-5XNC-1W' });
    expect(await actions()).toEqual(['readConsultations']);
  });

  it('is found by person, act and day, a page at a time, for the own controller alone', async () => {
    await http.get('/privacy/alerts', officer);
    await http.get('/privacy/holds', another);
    region.clock.set(instant('2027-01-15T12:00:00.000Z'));
    await http.get('/privacy/alerts', another);
    const { items } = await read();
    const [mine, first] = [items.find(({ role }) => role === 'officer')!, items.at(-1)!];
    expect(await actions(`?actor=${first.actor}`)).toEqual(['readAlerts']);
    expect(await actions(`?actor=${mine.actor}`)).toEqual(['readAlerts', 'readHolds']);
    expect(await actions('?action=readHolds')).toEqual(['readHolds']);
    expect(await actions('?to=2026-12-31')).toEqual(['readHolds', 'readAlerts']);
    expect(await actions('?from=2027-01-15&action=readAlerts')).toEqual(['readAlerts']);
    const page = await read('?limit=2&to=2026-12-31&action=readAlerts');
    expect([page.items.length, page.nextCursor]).toEqual([1, null]);
    const { nextCursor } = await read('?limit=1&action=readAlerts');
    expect(await actions(`?action=readAlerts&cursor=${nextCursor}`)).toEqual(['readAlerts']);
    expect(await actions('', { role: 'auditor', controller: mechelen })).toEqual(['readConsultations']);
    expect((await http.get('/audit/consultations', here)).statusCode).toBe(403);
  });

  it('is told of the operator too, who has no person and may look over all controllers', async () => {
    const deps = { pool: region.db.pool('koz_query'), clock: region.clock };
    await recordAsOperator(deps, { action: 'exportLog', reason: 'supervision' });
    expect((await read('?action=exportLog')).items).toMatchObject([
      {
        role: 'operator',
        roleText: 'beheer van deze installatie',
        controller: null,
        actionText: 'nam het logboek mee',
      },
    ]);
  });

  it.each([
    ['from=gisteren', 'from', 'dateFormat'],
    ['actor=1', 'actor', 'isUuid'],
    ['action=peek', 'action', 'isIn'],
    ['cursor=x', 'cursor', 'cursor'],
    ['reason=x', 'reason', 'isIn'],
  ])('is refused for ?%s, naming %s', async (query, field, rule) => {
    const answer = await http.get(`/audit/consultations?${query}`, officer);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toContainEqual(expect.objectContaining({ field, rule }));
  });

  it('has words of its own for every act', () => {
    expect(new Set(consultationActions.map((action) => actionWords[action])).size).toBe(
      consultationActions.length,
    );
  });

  it('is how an officer looks into an alert: told in words, acknowledged once, and on record', async () => {
    const viewer = '0190aaaa-bbbb-8ccc-9ddd-eeeeffff0007';
    await region.db.adminPool().query(
      `INSERT INTO ledger.disclosure (answer_id, at, viewer, role, organiser_id, viewer_controller, controller,
                                      care_plan_id, application_id, fields, ground, policy_version)
       SELECT gen_random_uuid(), $1, $2, 'organiser', $3, 'antwerpen', 'antwerpen', gen_random_uuid(), gen_random_uuid(),
              ARRAY['parent.firstName:V'], 'detail', 'method-1@1' FROM generate_series(1, 61)`,
      [region.clock.now(), viewer, here.organiserId],
    );
    await withTransaction(region.db.pool('koz_auditor'), async (sql) => {
      const entries = (await sql.query<{ entry: number }>('SELECT entry FROM ledger.disclosure')).map(
        ({ entry }) => entry,
      );
      expect(await raiseAlerts(sql, entries, region.clock.now())).toHaveLength(1);
    });
    const list = async (who: Parameters<typeof http.get>[1] = officer) =>
      ((await http.get('/privacy/alerts', who)).json() as AlertsAnswer).items;
    const [alert] = (await list()) as [AlertAnswer];
    expect(alert).toMatchObject({
      ...{
        rule: 'manyPlansOpened',
        viewer,
        role: 'organiser',
        organiserId: here.organiserId,
        number: 61,
        threshold: 60,
      },
      ...{ organisation: 'Voorbeeld vzw', acknowledged: null },
    });
    expect(alert.text).toMatch(
      /^Iemand met de rol organisator van Voorbeeld vzw opende in één uur 61 opvangplannen/,
    );
    expect(await list({ role: 'officer', controller: mechelen })).toEqual([]);
    const url = `/privacy/alerts/${alert.alertId}/acknowledge`;
    expect((await http.as(officer, 'POST', url, {})).json()).toMatchObject({ errors: [{ field: 'reason' }] });
    expect(
      (await http.as({ role: 'officer', controller: mechelen }, 'POST', url, { reason: 'routine' }))
        .statusCode,
    ).toBe(404);
    expect((await http.as(auditor, 'POST', url, { reason: 'routine' })).statusCode).toBe(403);
    const first = await http.as(officer, 'POST', url, { reason: 'incident' });
    expect(first.statusCode).toBe(200);
    expect(first.json()).toMatchObject({ alertId: alert.alertId, acknowledged: { reason: 'incident' } });
    expect((await http.as(another, 'POST', url, { reason: 'routine' })).json()).toEqual(first.json());
    expect(await list()).toEqual([first.json()]);
    const { items } = await read('?action=acknowledgeAlert');
    expect(items.map(({ reason, subject }) => [reason, subject])).toEqual([
      ['routine', `alert-${alert.alertId}`],
      ['incident', `alert-${alert.alertId}`],
    ]);
  });
});
