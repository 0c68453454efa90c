import { disclosedFields, type DisclosedField } from '@koz/events';
import type { Filed } from '@koz/command-handling';
import type { TransitionName } from '@koz/domain';
import { instant, type ApplicationId } from '@koz/privacy-types';
import { antwerp, Region, type Organisation } from '../testing/region.js';

/*
 * The table of DOMAIN.md, "method-1", copied here and nowhere computed: V visible, H hidden, Y year, MY month and
 * year.
 */
const columns = [
  'created',
  'noPlace',
  'accepted',
  'approved',
  'approved, place confirmed',
  'ended or elsewhere',
  'approved, from 2.5 y',
] as const;
type Column = (typeof columns)[number];

const table: Readonly<Record<DisclosedField, string>> = {
  'parent.firstName': 'V H V V V H V',
  'parent.lastName': 'H H H V V H H',
  'parent.birthDate': 'V H V V V H Y',
  priorityRules: 'V H V V V H V',
  startDate: 'V H V V V H V',
  endDate: 'V H V V V H V',
  careParts: 'V H V V V H V',
  'child.birthDate': 'V H V V V H MY',
  address: 'V H V V V H H',
  postcode: 'V H V V V H V',
  'parent.email': 'H H H V H H H',
  'parent.phone': 'H H H V H H H',
  'parent.nationalNumber': 'H H H V V H H',
};

/** What was filed, and what is left of it where only the year, or the month and year, is shown. */
const values: Readonly<Record<DisclosedField, unknown>> = {
  'parent.firstName': 'Noor',
  'parent.lastName': 'Voorbeeld',
  'parent.birthDate': '1994-03-05',
  priorityRules: ['singleParent'],
  startDate: '2027-01-04',
  endDate: '2028-08-31',
  careParts: [{ weekday: 'mon', part: 'full' }],
  'child.birthDate': '2026-07-01',
  address: { street: 'Voorbeeldstraat', number: '1' },
  postcode: '2018',
  'parent.email': 'noor@voorbeeld.be',
  'parent.phone': '+32470123456',
  'parent.nationalNumber': '94030500101',
};
const coarsened: Partial<Record<DisclosedField, string>> = {
  'parent.birthDate': '1994',
  'child.birthDate': '07/2026',
};

type Fields = Readonly<Record<DisclosedField, { state: string; value?: unknown }>>;
interface Answer {
  readonly applicationId: string;
  readonly status: string;
  readonly fields: Fields;
}

function expectColumn(fields: Fields, column: Column): void {
  expect(Object.keys(fields).sort()).toEqual([...disclosedFields].sort());
  for (const field of disclosedFields) {
    const cell = table[field].split(' ')[columns.indexOf(column)];
    const { state, value } = fields[field];
    const shown = { field, state, value };
    if (cell === 'V') expect(shown).toEqual({ field, state: 'known', value: values[field] });
    else if (cell === 'H') expect(shown).toEqual({ field, state: 'withheld', value: undefined });
    else expect(shown).toEqual({ field, state: 'generalised', value: coarsened[field] });
  }
}

describe("the organiser's answer under method-1", () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let elsewhere: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
    elsewhere = await region.organisation(antwerp);
  });
  afterAll(() => region.close());

  const filedHere = async (...steps: TransitionName[]): Promise<ApplicationId> => {
    const filed = await region.file([here]);
    return decided(filed, 0, ...steps);
  };
  const decided = async (filed: Filed, index: number, ...steps: TransitionName[]) => {
    const { applicationId } = filed.applications[index]!;
    await region.decide(filed, applicationId, ...steps);
    return applicationId;
  };
  const detail = async (id: ApplicationId): Promise<Answer> => {
    await region.project();
    const answer = await http.get(`/organiser/applications/${id}`, here);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  it.each<[string, Column, TransitionName[]]>([
    ['created', 'created', []],
    ['noPlace', 'noPlace', ['noPlace']],
    ['accepted', 'accepted', ['accept']],
    ['approved', 'approved', ['accept', 'approve']],
    ['rejected', 'ended or elsewhere', ['reject']],
    ['withdrawn', 'ended or elsewhere', ['withdraw']],
  ])('is its column at status %s', async (status, column, steps) => {
    const answer = await detail(await filedHere(...steps));
    expect(answer.status).toBe(status);
    expectColumn(answer.fields, column);
  });

  it('opens again when an application without a place is accepted, and when an approval elsewhere is undone', async () => {
    expectColumn((await detail(await filedHere('noPlace', 'accept'))).fields, 'accepted');
    const filed = await region.file([here, elsewhere]);
    await decided(filed, 1, 'accept', 'approve', 'undoApproval');
    expectColumn((await detail(filed.applications[0]!.applicationId)).fields, 'created');
  });

  it.each<[string, TransitionName[]]>([
    ['created', []],
    ['noPlace', ['noPlace']],
    ['accepted', ['accept']],
  ])('closes at once at status %s when the place is found elsewhere', async (_, steps) => {
    const filed = await region.file([here, elsewhere]);
    const id = await decided(filed, 0, ...steps);
    await region.project();
    await decided(filed, 1, 'accept', 'approve');
    // The read model knows nothing of it yet: what is shown follows from the heads.
    const answer = await http.get(`/organiser/applications/${id}`, here);
    expectColumn((answer.json() as Answer).fields, 'ended or elsewhere');
  });

  it.each([false, true])(
    'closes contact data here once the place is confirmed, keeping looking: %s',
    async (keeps) => {
      const filed = await region.file([here, elsewhere]);
      const id = await decided(filed, 0, 'accept', 'approve');
      await region.project();
      await region.confirm(filed, keeps);
      // The read model knows nothing of it yet: what is shown follows from the heads.
      const answer = await http.get(`/organiser/applications/${id}`, here);
      expectColumn((answer.json() as Answer).fields, 'approved, place confirmed');
      expectColumn((await detail(id)).fields, 'approved, place confirmed');
    },
  );

  it('stays closed at the others, that are withdrawn, when it was confirmed elsewhere', async () => {
    const filed = await region.file([here, elsewhere]);
    const id = await decided(filed, 0, 'accept');
    await decided(filed, 1, 'accept', 'approve');
    await region.confirm(filed, false);
    const answer = await detail(id);
    expect(answer.status).toBe('withdrawn');
    expectColumn(answer.fields, 'ended or elsewhere');
  });

  it('opens again at the others, as they were, when a confirmed place is declined', async () => {
    const filed = await region.file([here, elsewhere]);
    const id = await decided(filed, 0, 'accept');
    await decided(filed, 1, 'accept', 'approve');
    await region.confirm(filed, false);
    await region.decline(filed);
    const answer = await detail(id);
    expect(answer.status).toBe('accepted');
    expectColumn(answer.fields, 'accepted');
  });

  it('opens at the others at once while the family keeps a place and looks on, and closes when a second is found', async () => {
    const third = await region.organisation(antwerp);
    const filed = await region.file([here, elsewhere, third]);
    const kept = await decided(filed, 0, 'accept', 'approve');
    const other = await decided(filed, 2, 'accept');
    await region.project();
    await region.confirm(filed, true);
    // The read model knows nothing of it yet: what is shown follows from the heads.
    const shown = async (id: ApplicationId, who: Organisation) =>
      ((await http.get(`/organiser/applications/${id}`, who)).json() as Answer).fields;
    expectColumn(await shown(kept, here), 'approved, place confirmed');
    expectColumn(await shown(other, third), 'accepted');
    const second = await decided(filed, 1, 'accept', 'approve');
    expectColumn(await shown(kept, here), 'approved, place confirmed');
    expectColumn(await shown(other, third), 'ended or elsewhere');
    await region.project();
    expectColumn(await shown(second, elsewhere), 'approved');
    await region.confirm(filed, true);
    expectColumn(await shown(second, elsewhere), 'approved, place confirmed');
    expectColumn(await shown(other, third), 'accepted');
    await region.decline(filed, kept);
    expectColumn(await shown(kept, here), 'accepted');
    expectColumn(await shown(second, elsewhere), 'approved, place confirmed');
  });

  it('shows in the inbox what it shows in the detail', async () => {
    const ids = [await filedHere(), await filedHere('noPlace'), await filedHere('accept', 'approve')];
    await region.project();
    const inbox = (await http.get('/organiser/applications?limit=100', here)).json() as { items: Answer[] };
    for (const id of ids)
      expect(inbox.items.find(({ applicationId }) => applicationId === id)).toEqual(await detail(id));
  });

  it('narrows on the first day of the month in which the child becomes 2.5, also when the worker lags', async () => {
    const approved = await filedHere('accept', 'approve');
    const open = await filedHere('accept');
    const confirmedPlan = await region.file([here]);
    const confirmed = await decided(confirmedPlan, 0, 'accept', 'approve');
    await region.confirm(confirmedPlan, false);
    region.clock.set(instant('2028-12-31T22:59:59Z'));
    expectColumn((await detail(confirmed)).fields, 'approved, place confirmed');
    expectColumn((await detail(approved)).fields, 'approved');
    // Midnight in Brussels.
    region.clock.set(instant('2028-12-31T23:00:00Z'));
    expectColumn((await detail(approved)).fields, 'approved, from 2.5 y');
    expectColumn((await detail(confirmed)).fields, 'approved, from 2.5 y');
    expectColumn((await detail(open)).fields, 'ended or elsewhere');
    region.clock.set(instant('2031-07-01T00:00:00Z'));
    const atFive = (await detail(approved)).fields;
    for (const field of disclosedFields)
      expect({ field, ...atFive[field] }).toEqual({ field, state: 'withheld', rule: 'from5y' });
  });
});
