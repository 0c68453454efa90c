import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Filed } from '@koz/command-handling';
import { method1, method2 } from '@koz/disclosure';
import { record } from '@koz/disclosure-ledger';
import type { PrincipalClaims } from '@koz/identity';
import { withTenant } from '@koz/platform';
import { instant, type PolicyVersion } from '@koz/privacy-types';
import { randomUUID } from 'node:crypto';
import type { OwnDisclosurePageAnswer } from '../own-disclosures/own-disclosures.dto.js';
import { violations, type JsonSchema } from '../testing/json-schema.js';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';

interface Export {
  readonly carePlan: object;
  readonly methods: readonly { policyVersion: string; ground: string; document: object }[];
  readonly disclosures: readonly object[];
}

const schema = JSON.parse(
  readFileSync(join(process.cwd(), 'docs/formats/care-plan-export.v1.schema.json'), 'utf8'),
) as JsonSchema;

describe('the export of a plan', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let across: Organisation;

  beforeEach(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
    across = await region.organisation(mechelen);
  });
  afterEach(() => region.close());

  const familyOf = ({ carePlanId }: Filed): PrincipalClaims => ({
    role: 'family',
    carePlanId,
    controller: antwerp,
  });
  const get = (filed: Filed, path: string, who = familyOf(filed)) =>
    http.get(`/care-plans/${filed.carePlanId}${path}`, who);
  const exported = async (filed: Filed, who?: PrincipalClaims): Promise<Export> => {
    const answer = await get(filed, '/export', who);
    expect(answer.statusCode).toBe(200);
    const document: unknown = JSON.parse(answer.body);
    expect(violations(schema, document)).toEqual([]);
    return document as Export;
  };

  it('is a JSON file, as an attachment, whose name tells nothing of the family', async () => {
    const filed = await region.file([here]);
    await region.project();
    const { headers } = await get(filed, '/export');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="opvangplan-${region.clock.now().slice(0, 10)}.json"`,
    );
    expect(headers['cache-control']).toBe('no-store');
  });

  it('holds the plan as its family has it, the methods with their grounds, and every disclosure', async () => {
    const filed = await region.file([here, across], { ...fullInput, sharing: 'allLocations' });
    region.clock.set(instant('2026-11-25T09:00:00Z'));
    await region.adopt(antwerp, { ...method2, version: 3 });
    await region.decide(filed, filed.applications[0]!.applicationId, 'noPlace', 'accept', 'approve');
    await region.confirm(filed, false);
    await region.project();
    for (const [index, who] of [here, across].entries())
      await http.get(`/organiser/applications/${filed.applications[index]!.applicationId}`, who);
    const document = await exported(filed);
    expect(document.carePlan).toEqual((await get(filed, '')).json());
    expect(document.carePlan).toMatchObject({ receipt: filed.receipt });
    expect(document.methods.map(({ policyVersion, ground }) => [policyVersion, ground])).toEqual([
      ['method-1@1', 'regionDefault'],
      ['method-2@3', 'regionDefault'],
    ]);
    expect(document.methods.map(({ document: policy }) => policy)).toEqual([
      method1,
      { ...method2, version: 3 },
    ]);
    const { items } = (await get(filed, '/disclosures?limit=100')).json() as OwnDisclosurePageAnswer;
    expect(items.length).toBeGreaterThan(0);
    expect(document.disclosures).toEqual(items);
  });

  it('is as documented at every end of a plan, also when its keys are gone', async () => {
    const ends: ((filed: Filed) => Promise<unknown>)[] = [
      async () => undefined,
      (filed) => region.decide(filed, filed.applications[0]!.applicationId, 'reject'),
      (filed) => region.withdraw(filed),
      (filed) => region.list(filed),
      async (filed) => {
        await region.project();
        await region.destroy(filed, 'P2Y6M', 'precise');
      },
      async (filed) => {
        await region.project();
        await region.destroy(filed, 'P5Y', 'precise', 'identity', 'planning');
      },
    ];
    const { lastName: _lastName, ...parent } = fullInput.parent;
    for (const end of ends) {
      const filed = await region.file([here], {
        ...fullInput,
        parent,
        endDate: undefined,
        address: undefined,
      });
      await end(filed);
      await region.project();
      await exported(filed);
    }
  });

  it('loses none of more disclosures than it reads at a time, and writes them a page at a time', async () => {
    const filed = await region.file([here]);
    await region.project();
    const { carePlanId } = filed;
    const plan = {
      ...{ carePlanId, controller: antwerp, fields: { postcode: 'V' } as const },
      policyVersion: 'method-1@1' as PolicyVersion,
    };
    for (let minute = 0; minute < 250; minute += 1)
      await withTenant(region.deps.pool, antwerp, (sql) =>
        record(sql, {
          ...{ answerId: randomUUID() as never, viewer: randomUUID() as never, role: 'organiser' },
          ...{ organiserId: here.organiserId, viewerController: antwerp, ground: 'inbox' },
          at: instant(Date.UTC(2026, 10, 25, 9, minute)),
          plans: [plan],
        }),
      );
    const { disclosures } = await exported(filed);
    const moments = (disclosures as { at: string }[]).map(({ at }) => at);
    expect(new Set(moments).size).toBe(250);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  it('is no whole document when it breaks off, so that a part is not taken for all of it', async () => {
    const filed = await region.file([here]);
    await region.project();
    await http.get('/organiser/applications', here);
    let asked = 0;
    const broken = await region.http({
      locations: {
        ...region.deps.locations,
        controllers: () => region.deps.locations.controllers(),
        byIds: (ids) => region.deps.locations.byIds(ids),
        organisers: async (ids) => {
          // The plan itself names its organisers first; what fails is a page of disclosures.
          if ((asked += 1) > 1) throw new Error('the register is away');
          return region.deps.locations.organisers(ids);
        },
      } as typeof region.deps.locations,
    });
    const attempt = broken
      .get(`/care-plans/${filed.carePlanId}/export`, familyOf(filed))
      .then(({ body }) => JSON.parse(body) as unknown);
    await expect(attempt).rejects.toThrow();
    expect(asked).toBe(2);
  });

  it('is for a service point too, without the receipt, and tells that it was given', async () => {
    const desk = { role: 'servicePoint', controller: antwerp } as const;
    const filed = await region.file([here], { ...fullInput, mandate: 'signed' }, desk);
    await region.project();
    const document = await exported(filed, desk);
    expect(document.carePlan).toMatchObject({ receipt: null, mandate: 'signed' });
    expect(document.disclosures).toMatchObject([
      { ground: 'mandate', organisation: { role: 'servicePoint', controller: 'antwerpen' } },
    ]);
  });
});
