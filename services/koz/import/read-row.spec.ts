import { HeaderError, namedCells, readHeader } from '../csv/header.js';
import { importColumns, type ImportColumn } from './columns.js';
import { readRow } from './read-row.js';

const columns = importColumns(true);
const header = Object.keys(columns) as ImportColumn[];
const location = '02d2ba72-527c-40bd-8d9a-db18af8ad5fa';

/** A row with these cells, the others blank. */
const rowWith = (cells: Partial<Record<ImportColumn, string>>, extra: readonly string[] = []) =>
  readRow(
    namedCells(
      columns,
      header,
      header.map((name) => cells[name] ?? ''),
    ),
    extra,
  );

const faults = (cells: Partial<Record<ImportColumn, string>>, extra?: readonly string[]) =>
  rowWith({ referentie: 'A1', ...cells }, extra).errors.map(({ field, rule }) => `${field} ${rule}`);

describe('the header of an applications file', () => {
  it('may stand in any order, with capitals and blanks', () => {
    const names = [...header].reverse();
    expect(
      readHeader(
        columns,
        names.map((name) => ` ${name.toUpperCase()} `),
      ),
    ).toEqual(names);
  });

  it('may leave out what may be blank, and the controller when one is given for the file', () => {
    const least = [
      'referentie',
      'voornaam_ouder',
      'geboortedatum_kind',
      'postcode',
      'startdatum',
      'opvangdelen',
      'deelbereik',
      'locaties',
    ];
    expect(readHeader(importColumns(false), least)).toEqual(least);
    expect(() => readHeader(columns, least)).toThrow(HeaderError);
  });

  it('is refused with what is unknown, missing and twice, without repeating what may be a family’s', () => {
    const wrong = [
      'Jan Peeters',
      'referentie',
      'referentie',
      ...header.slice(2).filter((name) => name !== 'postcode'),
    ];
    expect(() => readHeader(columns, wrong)).toThrow(
      expect.objectContaining({
        unknown: [1],
        missing: ['verwerkingsverantwoordelijke', 'postcode'],
        twice: ['referentie'],
        message: expect.not.stringContaining('Peeters'),
      }),
    );
  });
});

describe('the cells of a row', () => {
  it('become the domain’s words', () => {
    const { input, locationIds, errors, reference } = rowWith({
      referentie: ' A1 ',
      voornaam_ouder: 'Zoë',
      geboortedatum_ouder: '3/4/1990',
      geboortedatum_kind: '2026-05-17',
      verwacht: 'Nee',
      startdatum: '04/01/2027',
      voorrangsregels: 'pleegkind, laag_inkomen',
      opvangdelen: 'MA:Volledig|di:voormiddag| wo:namiddag |',
      deelbereik: 'alle_locaties',
      locaties: `${location.toUpperCase()}|${location}`,
    });
    expect(errors).toEqual([]);
    expect(reference).toBe('A1');
    expect(input).toMatchObject({
      parent: { firstName: 'Zoë', birthDate: '1990-04-03' },
      child: { birthDate: '2026-05-17', expected: false },
      startDate: '2027-01-04',
      priorityRules: ['fosterChild', 'lowIncome'],
      careParts: [
        { weekday: 'mon', part: 'full' },
        { weekday: 'tue', part: 'morning' },
        { weekday: 'wed', part: 'afternoon' },
      ],
      sharing: 'allLocations',
    });
    expect(locationIds).toEqual([location, location]);
  });

  it('are passed on where they mean nothing, for the domain’s rules to refuse', () => {
    const { input, errors } = rowWith({
      referentie: 'A1',
      opvangdelen: 'ma:nacht:lang',
      deelbereik: 'toString',
    });
    expect(errors).toEqual([]);
    expect(input.careParts).toEqual([{ weekday: 'mon', part: 'nacht:lang' }]);
    expect(input.sharing).toBe('toString');
  });

  it.each([
    ['a day that does not exist', { startdatum: '31/04/2027' }, 'startdatum dateDoesNotExist'],
    ['a date in words', { einddatum: 'de zomer' }, 'einddatum belgianDateFormat'],
    ['a date the American way', { startdatum: '04-30-2027' }, 'startdatum dateFormat'],
    ['neither yes nor no', { verwacht: 'misschien' }, 'verwacht unknownCode'],
    ['no reference', { referentie: '  ' }, 'referentie required'],
    ['a reference that is far too long', { referentie: 'x'.repeat(101) }, 'referentie tooLong'],
    ['a location that is no id', { locaties: `${location}|Egelnestje` }, 'locaties unknownLocation'],
  ])('are refused for %s', (_what, cells, fault) => {
    expect(faults(cells)).toEqual([fault]);
  });

  it('may be followed by blank ones, as Excel writes them, but not by others', () => {
    expect(faults({}, ['', ' '])).toEqual([]);
    expect(faults({}, ['', 'belt na 18 uur'])).toEqual(['(rij) unknownField']);
  });
});
