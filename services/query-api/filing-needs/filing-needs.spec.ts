import { maximStrict, method1, requiredAtFiling } from '@koz/disclosure';
import { instant } from '@koz/privacy-types';
import { antwerp, Region } from '../testing/region.js';
import type { FilingNeedsAnswer } from './filing-needs.dto.js';

describe('what is needed to file', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;

  beforeEach(async () => {
    region = await Region.open();
    http = await region.http();
  });
  afterEach(() => region.close());

  const needs = async (): Promise<FilingNeedsAnswer> => {
    const answer = await http.get('/controllers/antwerpen/filing-needs');
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const fieldsThat = ({ fields }: FilingNeedsAnswer, necessity: string) =>
    fields.filter((each) => each.necessity === necessity).map(({ field }) => field);

  it('is told to anyone: what must and may be given under the method in force, and from which stage it is seen', async () => {
    const answer = await needs();
    const { required, accepted } = requiredAtFiling(method1);
    expect(answer).toMatchObject({ controller: 'antwerpen', method: { policyVersion: 'method-1@1' } });
    expect(answer.fields.map(({ field }) => field)).toEqual(accepted);
    expect(fieldsThat(answer, 'must')).toEqual(required);
    expect(answer.fields).toContainEqual({ field: 'parent.email', necessity: 'may', from: 'approved' });
    expect(answer.fields).toContainEqual({ field: 'parent.firstName', necessity: 'must', from: 'created' });
  });

  it('follows a method from the moment in which it is adopted, and leaves out what none of its stages shows', async () => {
    await needs();
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    await region.adopt(antwerp, { ...maximStrict, version: 2 });
    const answer = await needs();
    const { required, accepted } = requiredAtFiling(maximStrict);
    expect(answer.method.policyVersion).toBe('maxim-strict@2');
    expect(answer.fields.map(({ field }) => field)).toEqual(accepted);
    expect(fieldsThat(answer, 'must')).toEqual(required);
    expect(answer.fields.map(({ field }) => field)).not.toContain('parent.nationalNumber');
    // A rule needs it, though no stage shows it.
    expect(answer.fields).toContainEqual({ field: 'postcode', necessity: 'must', from: null });
  });

  it('names the priority rules of today', async () => {
    const { priorityRules } = await needs();
    expect(priorityRules).toMatchObject({ ruleSet: 'vlaanderen-2025' });
    expect(priorityRules.grounds).toContainEqual({
      ...{ code: 'workOrTraining', level: 'absolute' },
      text: 'werk of opleiding',
    });
  });

  it.each(['gent', 'ANTWERPEN', 'a%20b'])('is 404 for %s, which takes no applications', async (id) => {
    const answer = await http.get(`/controllers/${id}/filing-needs`);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});
