import type { DisclosedFields } from '@koz/disclosure';
import { disclosedFields } from '@koz/events';
import { instant } from '@koz/privacy-types';
import { antwerp, Region } from '../testing/region.js';
import { shownTexts } from './shown-texts.js';

const hidden = Object.fromEntries(
  disclosedFields.map((field) => [field, { state: 'withheld', rule: 'from5y' }]),
) as unknown as DisclosedFields;

describe('Each field in words, for an organiser', () => {
  let region: Region;
  beforeAll(async () => (region = await Region.open()));
  afterAll(() => region.close());

  it('is visible, or says from when it would be or why it is not', async () => {
    const http = await region.http();
    const [here, other] = [await region.organisation(antwerp), await region.organisation(antwerp)];
    const filed = await region.file([here, other]);
    const texts = async (index: number, who: typeof here) => {
      await region.project();
      const url = `/organiser/applications/${filed.applications[index]!.applicationId}`;
      return (await http.get(url, who)).json<{ texts: Record<string, string> }>().texts;
    };
    expect(await texts(0, here)).toMatchObject({
      'parent.firstName': 'zichtbaar',
      'parent.email': 'zichtbaar na goedkeuring',
    });
    await region.decide(filed, filed.applications[0]!.applicationId, 'accept', 'approve');
    expect((await texts(0, here))['parent.email']).toBe('zichtbaar');
    expect((await texts(1, other))['parent.firstName']).toMatch(/^verborgen: .*elders/);
  });

  it('is said to be destroyed once its precise value is, also where the method hides it', () => {
    const texts = shownTexts({ generalisedAt: instant('2026-07-01T03:00:00Z') }, [], hidden);
    expect(texts.address).toBe('vernietigd op 01/07/2026 (2,5 jaar)');
    expect(texts['parent.email']).toBe('vernietigd op 01/07/2026 (2,5 jaar)');
    expect(texts.postcode).toBe('verborgen: het kind is 5 jaar of ouder');
  });
});
