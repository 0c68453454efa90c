import type { SharingScope } from '@koz/events';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { locations, openRegion, type Region } from '../testing/region.js';

/** Locations of the family's own municipality and of another one. */
const own = locations.one;
const other = locations.mechelen;

/** The combinations of DOMAIN, "Data exchange and storage": whether a plan may be put there. */
const combinations: readonly [SharingScope, 'own' | 'other', boolean][] = [
  ['ownMunicipality', 'own', true],
  ['ownMunicipality', 'other', false],
  ['acrossBorders', 'own', true],
  ['acrossBorders', 'other', true],
  ['allLocations', 'own', true],
  ['allLocations', 'other', true],
];

describe('The sharing scope that a family chooses', () => {
  let region: Region;
  let client: Client;
  let family: Caller;

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient(region.deps);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });
  beforeEach(async () => {
    family = await client.as(callers.family);
  });

  const storingNothing = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await send();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const file = (changes: Record<string, unknown>) => family.post('/care-plans', aBody(changes));
  const firstApplication = ({ body }: Answer) =>
    (body['applications'] as { applicationId: string }[])[0]!.applicationId;
  const outside = {
    status: 400,
    body: {
      errors: [
        {
          field: 'locationIds[0]',
          rule: 'outsideSharingScope',
          message: 'Deze opvanglocatie ligt buiten het gebied waarin u uw aanvraag wilt delen.',
        },
      ],
    },
  };

  describe.each(combinations)('%s, to a location of its %s municipality', (sharing, where, isInside) => {
    const locationId = where === 'own' ? own : other;
    const inside = where === 'own' ? callers.one : callers.mechelen;
    const elsewhere = where === 'own' ? callers.mechelen : callers.one;

    it(isInside ? 'holds at filing' : 'is refused at filing', async () => {
      const send = () => file({ sharing, locationIds: [locationId] });
      if (isInside) expect((await send()).status).toBe(201);
      else expect(await storingNothing(send)).toMatchObject(outside);
    });

    it(isInside ? 'holds where it is added later' : 'is refused where it is added later', async () => {
      const { body } = await file({ sharing, locationIds: [locations.two] });
      const add = () =>
        family.post(`/care-plans/${body['carePlanId'] as string}/applications`, {
          locationIds: [locationId],
        });
      if (isInside) expect((await add()).status).toBe(201);
      else expect(await storingNothing(add)).toMatchObject(outside);
    });

    if (isInside)
      it('is handled by the organiser of that location, and does not exist for another', async () => {
        const id = firstApplication(await file({ sharing, locationIds: [locationId] }));
        const [here, stranger] = [await client.as(inside), await client.as(elsewhere)];
        expect(await storingNothing(() => stranger.post(`/applications/${id}/accept`))).toMatchObject({
          status: 404,
        });
        expect(await here.post(`/applications/${id}/accept`)).toMatchObject({ status: 200 });
      });
  });

  it.each(['acrossBorders', 'allLocations'] as const)(
    'cannot be narrowed from %s below where an application runs, and says which rule',
    async (sharing) => {
      const filed = await file({ sharing, locationIds: [other, own] });
      const narrow = () =>
        family.patch(`/care-plans/${filed.body['carePlanId'] as string}`, { sharing: 'ownMunicipality' });
      const refused = {
        status: 400,
        body: {
          errors: [
            {
              field: 'sharing',
              rule: 'locationsOutsideScope',
              message:
                'Er loopt nog een aanvraag bij een opvanglocatie buiten dit gebied. Trek die eerst in.',
            },
          ],
        },
      };
      expect(await storingNothing(narrow)).toMatchObject(refused);
      const mechelen = await client.as(callers.mechelen);
      for (const step of ['accept', 'no-place']) {
        await mechelen.post(`/applications/${firstApplication(filed)}/${step}`);
        expect(await storingNothing(narrow)).toMatchObject(refused);
      }
      await family.post(`/applications/${firstApplication(filed)}/withdraw`);
      expect(await narrow()).toMatchObject({ status: 200 });
    },
  );

  it.each<[SharingScope, SharingScope]>([
    ['ownMunicipality', 'acrossBorders'],
    ['acrossBorders', 'allLocations'],
    ['allLocations', 'acrossBorders'],
  ])('may change from %s to %s whatever runs', async (from, to) => {
    const { body } = await file({ sharing: from, locationIds: [own] });
    const address = `/care-plans/${body['carePlanId'] as string}`;
    expect(await family.patch(address, { sharing: to })).toMatchObject({ status: 200 });
    expect(await family.post(`${address}/applications`, { locationIds: [other] })).toMatchObject({
      status: 201,
    });
  });

  it.each(['1000', '9000', '6700', '8450'])(
    'says nothing of where the family lives: %s',
    async (postcode) => {
      expect(await file({ postcode, sharing: 'ownMunicipality', locationIds: [own] })).toMatchObject({
        status: 201,
      });
    },
  );

  it('is not chosen for the family, and not beyond the three', async () => {
    for (const sharing of [undefined, '', 'belgium'])
      expect(await storingNothing(() => file({ sharing, locationIds: [own] }))).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'sharing' }] },
      });
  });
});
