import { maxim, method2 } from '@koz/disclosure';
import { disclosedFields, type DisclosedField } from '@koz/events';
import { instant } from '@koz/privacy-types';
import { antwerp, Region, type Organisation } from '../testing/region.js';

type Fields = Readonly<Record<DisclosedField, { state: string; value?: unknown; rule?: string }>>;

/** The child is born in July 2026 and care starts in January 2027: x months later is July 2027, 2.5 years January 2029. */
describe('an approved application as time passes', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;

  beforeEach(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
  });
  afterEach(() => region.close());

  const approvedUnder = async (method: typeof method2): Promise<string> => {
    await region.adopt(antwerp, method);
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    const filed = await region.file([here]);
    const { applicationId } = filed.applications[0]!;
    await region.decide(filed, applicationId, 'accept', 'approve');
    await region.project();
    return applicationId;
  };
  const at = async (moment: string, applicationId: string): Promise<Fields> => {
    region.clock.set(instant(moment));
    const answer = await http.get(`/organiser/applications/${applicationId}`, here);
    return (answer.json() as { fields: Fields }).fields;
  };
  const knownIn = (fields: Fields) => disclosedFields.filter((field) => fields[field].state === 'known');

  it('closes under method-2 at midnight in Brussels, x months after the month of the start', async () => {
    const id = await approvedUnder(method2);
    const before = await at('2027-06-30T21:59:59Z', id);
    expect(knownIn(before)).toEqual(disclosedFields.filter((field) => field !== 'parent.birthDate'));
    const after = await at('2027-06-30T22:00:00Z', id);
    expect(knownIn(after)).toEqual(['startDate', 'endDate', 'careParts']);
    expect(after['parent.email']).toEqual({ state: 'withheld', rule: 'approvedAfterStart' });
    expect(knownIn(await at('2029-01-01T00:00:00Z', id))).toEqual(['startDate', 'endDate', 'careParts']);
  });

  it("leaves under maxim the name, the rules, the dates and the child's month from 2.5 years", async () => {
    const id = await approvedUnder(maxim);
    expect(knownIn(await at('2028-12-31T22:59:59Z', id))).toEqual([
      'parent.lastName',
      'priorityRules',
      'startDate',
      'endDate',
      'child.birthDate',
      'parent.email',
      'parent.phone',
    ]);
    const after = await at('2028-12-31T23:00:00Z', id);
    expect(knownIn(after)).toEqual(['parent.lastName', 'priorityRules', 'startDate', 'endDate']);
    expect(after['child.birthDate']).toEqual({ state: 'generalised', value: '07/2026' });
  });
});
