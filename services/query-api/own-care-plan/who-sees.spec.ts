import type { Filed } from '@koz/command-handling';
import { maxim, method1, method2 } from '@koz/disclosure';
import type { TransitionName } from '@koz/domain';
import { disclosedFields } from '@koz/events';
import { instant } from '@koz/privacy-types';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import type { OwnCarePlanAnswer, ViewerAnswer } from './own-care-plan.dto.js';

type Given = readonly [application: 0 | 1, ...steps: TransitionName[]];

/** What happens to a plan that was put to a location here (0) and to one across the border (1). */
const situations: Readonly<Record<string, { given: Given; family?: 'keepsLooking' | 'takes' | 'declines' }>> =
  {
    created: { given: [0] },
    noPlace: { given: [0, 'noPlace'] },
    accepted: { given: [0, 'accept'] },
    'approved here': { given: [0, 'accept', 'approve'] },
    'approved elsewhere': { given: [1, 'accept', 'approve'] },
    'confirmed here': { given: [0, 'accept', 'approve'], family: 'takes' },
    'confirmed elsewhere': { given: [1, 'accept', 'approve'], family: 'takes' },
    'confirmed here, looking on': { given: [0, 'accept', 'approve'], family: 'keepsLooking' },
    'place declined': { given: [0, 'accept', 'approve'], family: 'declines' },
    rejected: { given: [0, 'reject'] },
    withdrawn: { given: [1, 'withdraw'] },
  };

describe('who sees a plan', () => {
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

  const own = async ({ carePlanId }: Filed): Promise<OwnCarePlanAnswer> => {
    const family = { role: 'family', carePlanId, controller: antwerp } as const;
    const answer = await http.get(`/care-plans/${carePlanId}`, family);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const viewersOf = async (filed: Filed, viewer: ViewerAnswer['viewer']): Promise<ViewerAnswer[]> =>
    (await own(filed)).whoSees.filter((each) => each.viewer === viewer);

  /** What the organiser of each application really gets, at this moment. */
  const gotBy = async (filed: Filed, organisations: readonly Organisation[]) =>
    Promise.all(
      filed.applications.map(async ({ applicationId }, index) => {
        const answer = await http.get(`/organiser/applications/${applicationId}`, organisations[index]);
        expect(answer.statusCode).toBe(200);
        return (answer.json() as { fields: ViewerAnswer['fields'] }).fields;
      }),
    );

  /** Field by field: what the family is told of each organiser is what that organiser gets. */
  const expectAlike = async (filed: Filed, organisations: readonly Organisation[]) => {
    const told = await viewersOf(filed, 'organiser');
    expect(told.map(({ applicationId }) => applicationId)).toEqual(
      filed.applications.map(({ applicationId }) => applicationId),
    );
    const got = await gotBy(filed, organisations);
    for (const [index, { fields }] of told.entries())
      for (const field of disclosedFields)
        expect({ index, field, shown: fields[field] }).toEqual({ index, field, shown: got[index]![field] });
  };

  it.each([method1, method2, maxim])(
    'is told as each organiser really gets it, at every status under $id',
    async (method) => {
      await region.adopt(antwerp, { ...method, version: 2 });
      region.clock.set(instant('2026-11-24T09:00:00Z'));
      const plans: Filed[] = [];
      for (const { given, family } of Object.values(situations)) {
        const filed = await region.file([here, across]);
        const [application, ...steps] = given;
        await region.decide(filed, filed.applications[application]!.applicationId, ...steps);
        if (family === 'declines') await region.decline(filed);
        else if (family) await region.confirm(filed, family === 'keepsLooking');
        plans.push(filed);
      }
      await region.project();
      for (const filed of plans) await expectAlike(filed, [here, across]);

      // Months after the start, in the month of 2.5 years and in that of 5 years.
      for (const moment of ['2027-08-01', '2029-01-05', '2031-07-02']) {
        region.clock.set(instant(`${moment}T09:00:00Z`));
        for (const filed of plans) await expectAlike(filed, [here, across]);
      }
    },
  );

  it('holds at once: it follows a decision of which the rows do not tell yet', async () => {
    const filed = await region.file([here, across]);
    await region.project();
    await region.decide(filed, filed.applications[1]!.applicationId, 'accept', 'approve');
    await expectAlike(filed, [here, across]);
    const [first] = await viewersOf(filed, 'organiser');
    expect(first!.texts['parent.firstName']).toBe('verborgen: plaats elders gevonden');
  });

  it('is told alike while a part-week place is kept, a second is found, and what it had closed opens again', async () => {
    const beside = await region.organisation(antwerp);
    const organisations = [here, across, beside];
    const filed = await region.file(organisations);
    const [first, second, third] = filed.applications.map(({ applicationId }) => applicationId);
    const alike = async () => {
      await region.project();
      await expectAlike(filed, organisations);
    };
    await region.decide(filed, first!, 'accept', 'approve');
    await region.confirm(filed, true);
    await alike();
    await region.decide(filed, second!, 'accept', 'approve');
    await alike();
    expect((await own(filed)).place).toEqual({
      ...{ state: 'found', applicationId: second },
      keptApplicationIds: [first],
      confirmBy: '2026-12-07',
    });
    await region.confirm(filed, false);
    await alike();
    await region.decline(filed, second);
    await alike();
    const reopened = (await own(filed)).applications.find(({ applicationId }) => applicationId === third);
    expect(reopened!.history.map(({ status }) => status)).toEqual(['created', 'withdrawn', 'created']);
  });

  it('follows an older plan under a newer method, as its organisers do', async () => {
    const filed = await region.file([here, across]);
    region.clock.set(instant('2026-11-25T09:00:00Z'));
    await region.adopt(antwerp, { ...method2, version: 2 });
    await region.project();
    await expectAlike(filed, [here, across]);
    expect((await own(filed)).method).toMatchObject({ policyVersion: 'method-2@2' });
  });

  it('still tells of an organiser across the border once the plan was no longer shared there', async () => {
    const filed = await region.file([here, across]);
    await region.decide(filed, filed.applications[1]!.applicationId, 'reject');
    await region.amend(filed, { sharing: 'ownMunicipality' });
    await region.project();
    await expectAlike(filed, [here, across]);
  });

  it('is said in words: what is seen, when it will be, and why it is not', async () => {
    const { email: _email, ...parent } = fullInput.parent;
    const filed = await region.file([here, across], { ...fullInput, parent });
    const [mine, other] = filed.applications;
    await region.project();
    const texts = async (index: number) => (await viewersOf(filed, 'organiser'))[index]!.texts;
    expect(await texts(0)).toMatchObject({
      'parent.firstName': 'zichtbaar',
      'parent.lastName': 'zichtbaar na goedkeuring',
      'parent.nationalNumber': 'zichtbaar na goedkeuring',
    });
    await region.decide(filed, mine!.applicationId, 'noPlace');
    expect(await texts(0)).toMatchObject({ 'parent.firstName': 'zichtbaar na acceptatie (bekijken)' });
    await region.decide(filed, other!.applicationId, 'accept', 'approve');
    expect(await texts(0)).toMatchObject({ postcode: 'verborgen: plaats elders gevonden' });
    expect(await texts(1)).toMatchObject({
      'parent.email': 'zichtbaar, maar niet ingevuld',
      'parent.phone': 'zichtbaar',
    });
    await region.confirm(filed, false);
    expect(await texts(1)).toMatchObject({ 'parent.phone': 'verborgen: goedgekeurd, plaats bevestigd' });
    region.clock.set(instant('2029-01-05T09:00:00Z'));
    expect(await texts(1)).toMatchObject({
      'child.birthDate': 'alleen maand en jaar',
      'parent.birthDate': 'alleen het jaar',
    });
    region.clock.set(instant('2031-07-02T09:00:00Z'));
    expect(await texts(1)).toMatchObject({ postcode: 'verborgen: het kind is 5 jaar of ouder' });
  });

  describe('without an application', () => {
    const onlyPool = async (filed: Filed) => {
      const [pool, ...others] = await viewersOf(filed, 'pool');
      expect(others).toEqual([]);
      return pool;
    };
    /** What a location without an application really gets, from the pool and from the emergency list. */
    const gotFrom = async (list: 'all' | 'emergency', who: Organisation, { carePlanId }: Filed) => {
      const answer = await http.get(`/organiser/pool?list=${list}`, who);
      const { items } = answer.json() as { items: (Pick<ViewerAnswer, 'fields'> & { carePlanId: string })[] };
      return items.find((each) => each.carePlanId === carePlanId)?.fields;
    };

    it('counts every location as soon as the family shares with all, as those really get it', async () => {
      const filed = await region.file([here]);
      await region.project();
      expect(await onlyPool(filed)).toBeUndefined();
      expect(await gotFrom('all', across, filed)).toBeUndefined();

      await region.amend(filed, { sharing: 'allLocations' });
      await region.project();
      const pool = await onlyPool(filed);
      expect(pool).toMatchObject({ name: 'Alle opvanglocaties (zoekpool)', applicationId: null });
      expect(pool!.fields).toEqual(await gotFrom('all', across, filed));
      expect(pool!.fields.postcode).toEqual({ state: 'known', value: '2018' });
      expect(pool!.texts['parent.firstName']).toBe('verborgen: alleen zichtbaar bij een aanvraag');
    });

    it('counts every location while the plan is on the emergency list and looks', async () => {
      const filed = await region.file([here]);
      const emergency = async () => (await own(filed)).emergency;
      await region.list(filed, 'urgentWork');
      await region.project();
      const listed = await onlyPool(filed);
      expect(listed!.name).toBe('Alle opvanglocaties (noodlijst)');
      expect(listed!.fields).toEqual(await gotFrom('emergency', across, filed));
      expect(await emergency()).toBe('urgentWork');

      await region.amend(filed, { sharing: 'allLocations' });
      await region.project();
      expect((await onlyPool(filed))!.name).toBe('Alle opvanglocaties (zoekpool en noodlijst)');
      await region.unlist(filed);
      await region.project();
      expect((await onlyPool(filed))!.name).toBe('Alle opvanglocaties (zoekpool)');
      expect(await emergency()).toBeNull();
    });

    it('ends at once when a place is found, and for good when the plan is withdrawn', async () => {
      const filed = await region.file([here], { ...fullInput, sharing: 'allLocations' });
      await region.list(filed);
      await region.project();
      await region.decide(filed, filed.applications[0]!.applicationId, 'accept', 'approve');
      expect(await onlyPool(filed)).toBeUndefined();
      expect(await gotFrom('all', across, filed)).toBeUndefined();
      expect((await own(filed)).emergency).toBeNull();

      await region.confirm(filed, true);
      await region.project();
      expect((await onlyPool(filed))!.fields).toEqual(await gotFrom('all', across, filed));
      await region.withdraw(filed);
      await region.project();
      expect(await onlyPool(filed)).toBeUndefined();
    });
  });

  it('names the service point that filed, and the regie that sees figures only', async () => {
    const desk = { role: 'servicePoint', controller: antwerp } as const;
    const filed = await region.file([here], { ...fullInput, mandate: 'oral' }, desk);
    await region.project();
    const [byDesk] = await viewersOf(filed, 'servicePoint');
    const { fields } = (await http.get(`/care-plans/${filed.carePlanId}`, desk)).json() as OwnCarePlanAnswer;
    for (const field of disclosedFields) expect(byDesk!.fields[field]).toEqual(fields[field]);
    const [regie] = await viewersOf(filed, 'regie');
    expect(regie!.name).toBe('Regie kinderopvang antwerpen');
    for (const field of disclosedFields) {
      expect(regie!.fields[field]).toEqual({ state: 'withheld', rule: 'figuresOnly' });
      expect(regie!.texts[field]).toContain('één dossier openen kan met een reden');
    }
    const byItself = await region.file([here]);
    await region.project();
    expect(await viewersOf(byItself, 'servicePoint')).toEqual([]);
  });
});
