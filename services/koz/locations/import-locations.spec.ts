import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { method1 } from '@koz/disclosure';
import type { LocationInput, Organiser } from '@koz/locations';
import { HeaderError } from '../csv/header.js';
import { importLocations } from './import-locations.js';

const header =
  'locatie;naam;organisator;naam_organisator;verwerkingsverantwoordelijke;postcode;opvangdelen;capaciteit';
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const organiser = '00000000-0000-4000-9000-000000000001';

const row = (
  n: number,
  changes: Partial<Record<'name' | 'who' | 'controller' | 'postcode' | 'parts' | 'places', string>> = {},
) => {
  const { name, who, controller, postcode, parts, places } = {
    ...{ name: `Locatie ${n}`, who: 'Speelnest vzw', controller: 'antwerpen', postcode: '2018' },
    ...{ parts: 'ma:volledig|di:voormiddag', places: '14' },
    ...changes,
  };
  return [id(n), name, organiser, who, controller, postcode, parts, places].join(';');
};

describe('the import of locations', () => {
  let folder: string;
  let written: { organisers: readonly Organiser[]; locations: readonly LocationInput[] } | undefined;

  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'koz-locations-'))));
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(() => (written = undefined));

  async function importOf(rows: readonly string[], options?: { readonly dryRun: boolean }) {
    const path = join(folder, 'locations.csv');
    await writeFile(path, rows.join('\r\n'));
    const deps: Parameters<typeof importLocations>[0] = {
      locations: {
        upsert: async (organisers, locations) => {
          written = { organisers, locations };
          return { changed: organisers.length + locations.length };
        },
      },
      methods: { of: async (controller) => (controller === 'antwerpen' ? method1 : undefined) },
    };
    return importLocations(deps, path, options);
  }

  it('writes each organiser once and each location', async () => {
    expect(await importOf([header, row(1), row(2)])).toEqual({
      dryRun: false,
      rows: 2,
      changed: 3,
      faultyRows: [],
    });
    expect(written?.organisers).toEqual([{ organiserId: organiser, name: 'Speelnest vzw' }]);
    expect(written?.locations.map(({ locationId }) => locationId)).toEqual([id(1), id(2)]);
    expect(written?.locations[0]).toMatchObject({
      careParts: [
        { weekday: 'mon', part: 'full' },
        { weekday: 'tue', part: 'morning' },
      ],
      capacity: 14,
    });
  });

  it.each([
    ['a postcode outside the region', { postcode: '9000' }, 'postcode outsideRegion'],
    [
      'a controller that nobody registered',
      { controller: 'gent' },
      'verwerkingsverantwoordelijke unknownController',
    ],
    ['a care part that does not exist', { parts: 'ma:nacht' }, 'opvangdelen unknownCarePart'],
    ['no number of places', { places: 'veel' }, 'capaciteit capacity'],
    ['an organiser under another name', { who: 'Iemand anders' }, 'naam_organisator otherName'],
    ['a name that is missing', { name: '' }, 'naam required'],
    ['a cell too many', { places: '14;en nog iets' }, '(rij) unknownField'],
  ])('reports %s and keeps the good rows', async (_what, changes, fault) => {
    const { faultyRows } = await importOf([header, row(1), row(2, changes), row(3)]);
    expect(
      faultyRows.map(({ line, errors }) => [line, ...errors.map(({ field, rule }) => `${field} ${rule}`)]),
    ).toEqual([[3, fault]]);
    expect(written?.locations.map(({ locationId }) => locationId)).toEqual([id(1), id(3)]);
  });

  it('reports a location that stands there twice', async () => {
    const { faultyRows } = await importOf([header, row(1), row(1)]);
    expect(faultyRows).toMatchObject([{ line: 3, errors: [{ field: 'locatie', rule: 'duplicate' }] }]);
  });

  it('reports from where on a file cannot be read', async () => {
    const { faultyRows, rows } = await importOf([header, row(1), `"${row(2)}`, row(3)]);
    expect(rows).toBe(1);
    expect(faultyRows).toMatchObject([{ line: 3, errors: [{ field: '(rij)', rule: 'quoteNotClosed' }] }]);
  });

  it('writes nothing as a dry run, nor for a file without a header', async () => {
    expect(await importOf([header, row(1)], { dryRun: true })).toMatchObject({ dryRun: true, changed: 0 });
    await expect(importOf([row(1), row(2)])).rejects.toThrow(HeaderError);
    await expect(importOf([''])).rejects.toThrow(HeaderError);
    expect(written).toBeUndefined();
  });
});
