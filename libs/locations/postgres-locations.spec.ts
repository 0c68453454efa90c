import { controllerId, uuid, type LocationId, type OrganiserId, type PublicText } from '@koz/privacy-types';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { InvalidLocationError, migrations, PostgresLocations, type LocationInput } from './index.js';

const organiserId = (n: number) => uuid<OrganiserId>(`00000000-0000-4000-8000-00000000000${n}`);
const locationId = (n: number) => uuid<LocationId>(`00000000-0000-4000-9000-00000000000${n}`);
const text = (value: string) => value as PublicText;

const organisers = [1, 2].map((n) => ({ organiserId: organiserId(n), name: text(`Organisator ${n}`) }));
const location = (n: number, changes: Partial<LocationInput> = {}): LocationInput => ({
  locationId: locationId(n),
  organiserId: organiserId(1),
  controller: controllerId('antwerpen'),
  name: text(`Locatie ${n}`),
  postcode: '2018',
  careParts: [{ weekday: 'mon', part: 'full' }],
  capacity: 14,
  ...changes,
});

describe('the register of locations', () => {
  let db: TestDatabase;
  let locations: PostgresLocations;

  beforeAll(async () => {
    db = await testDatabase({ migrations });
    locations = new PostgresLocations(db.pool('koz_command'));
    await locations.upsert(organisers, [
      location(1),
      location(2, {
        careParts: [
          { weekday: 'mon', part: 'full' },
          { weekday: 'tue', part: 'morning' },
        ],
      }),
      location(3, { organiserId: organiserId(2), postcode: '2360', controller: controllerId('turnhout') }),
      location(4, { organiserId: organiserId(2), postcode: '2800', controller: controllerId('mechelen') }),
    ]);
  });
  afterAll(() => db.drop());

  it('finds locations by id, with the municipality that follows from the postcode', async () => {
    const found = await locations.byIds([locationId(3), locationId(9), locationId(1)]);
    expect([...found.keys()].sort()).toEqual([locationId(1), locationId(3)]);
    expect(found.get(locationId(3))).toEqual({
      ...location(3, { organiserId: organiserId(2), postcode: '2360', controller: controllerId('turnhout') }),
      municipality: 'Oud-Turnhout',
    });
  });

  it('lists the locations of an organiser', async () => {
    expect((await locations.ofOrganiser(organiserId(2))).map(({ name }) => name)).toEqual([
      'Locatie 3',
      'Locatie 4',
    ]);
  });

  it('finds organisers by id', async () => {
    const found = await locations.organisers([organiserId(2), organiserId(9), organiserId(2)]);
    expect([...found.values()]).toEqual([organisers[1]]);
    expect(await locations.organisers([])).toEqual(new Map());
  });

  it('narrows the list by municipality, postcode and every care part asked for', async () => {
    const namesFor = async (query: Parameters<typeof locations.list>[0]) =>
      (await locations.list(query)).items.map(({ name }) => name);
    expect(await namesFor({ municipality: 'Antwerpen' })).toEqual(['Locatie 1', 'Locatie 2']);
    expect(await namesFor({ postcode: '2800' })).toEqual(['Locatie 4']);
    expect(
      await namesFor({
        careParts: [
          { weekday: 'tue', part: 'morning' },
          { weekday: 'mon', part: 'full' },
        ],
      }),
    ).toEqual(['Locatie 2']);
    expect(await namesFor({ municipality: 'Brussel' })).toEqual([]);
  });

  it('pages through the list, each location once', async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await locations.list({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(names).toEqual(['Locatie 1', 'Locatie 2', 'Locatie 3', 'Locatie 4']);
  });

  it('changes nothing when the same is handed in again, and only what differs otherwise', async () => {
    const same = [location(1)];
    expect(await locations.upsert(organisers, same)).toEqual({ changed: 0 });
    expect(await locations.upsert(organisers, [location(1, { capacity: 21 })])).toEqual({ changed: 1 });
    expect((await locations.byIds([locationId(1)])).get(locationId(1))?.capacity).toBe(21);
    await locations.upsert(organisers, same);
  });

  it('refuses a list with a faulty location, naming its place and rule, and writes none of it', async () => {
    const upsert = locations.upsert(organisers, [
      location(5),
      location(6, { postcode: '9000', capacity: 0 }),
    ]);
    const fault = {
      index: 1,
      errors: [
        { field: 'postcode', rule: 'outsideRegion' },
        { field: 'capacity', rule: 'capacity' },
      ],
    };
    await expect(upsert).rejects.toThrow(InvalidLocationError);
    await expect(upsert).rejects.toMatchObject({ faults: [fault] });
    expect((await locations.byIds([locationId(5)])).size).toBe(0);
  });

  it.each(['koz_query', 'koz_process_manager', 'koz_projector'] as const)(
    'is open to %s for reading, not for writing',
    async (role) => {
      const asRole = new PostgresLocations(db.pool(role));
      expect((await asRole.byIds([locationId(1)])).size).toBe(1);
      await expect(asRole.upsert(organisers, [location(7)])).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('reads hundreds of simultaneous questions in a handful of statements', async () => {
    const pool = db.pool('koz_query');
    const asked = jest.spyOn(pool, 'query');
    const gathering = new PostgresLocations(pool);
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) => gathering.byIds([locationId((index % 4) + 1)])),
    );
    expect(answers.every((answer) => answer.size === 1)).toBe(true);
    expect(asked.mock.calls.length).toBeLessThan(5);
    asked.mockRestore();
  });
});
