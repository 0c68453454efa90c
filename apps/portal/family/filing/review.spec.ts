import { emptyDraft } from './draft.js';
import { reviewOf } from './review.js';

describe('the review of a filing', () => {
  const parts = reviewOf(
    {
      ...emptyDraft,
      mandate: 'oral',
      'address.street': 'Voorbeeldstraat',
      'address.number': '1',
      'address.box': '3',
      'child.birthDate': '03/04/2027',
      'child.expected': true,
      careParts: [{ weekday: 'mon', part: 'full' }],
      sharing: 'acrossBorders',
    },
    [
      { field: 'parent.email', necessity: 'may', from: 'approved' },
      { field: 'address', necessity: 'must', from: 'created' },
      { field: 'child.birthDate', necessity: 'must', from: 'created' },
      { field: 'careParts', necessity: 'must', from: 'created' },
      { field: 'priorityRules', necessity: 'must', from: 'created' },
    ],
    { controllerName: 'Antwerpen', locationNames: ['Bolderkar', 'Zeepaardje'] },
  );
  const textOf = (name: string): string | undefined =>
    parts.flatMap(({ lines }) => lines).find((line) => line.name === name)?.text;

  it('shows what was filled in, step by step, and says what was not', () => {
    expect(parts.map(({ step }) => step)).toEqual(['locaties', 'opvang', 'ouder', 'delen']);
    expect(textOf('Opvanglocaties')).toBe('Bolderkar, Zeepaardje');
    expect(textOf('Mandaat')).toBe('Het gezin vroeg het mondeling, aan het loket');
    expect(textOf('Adres')).toBe('Voorbeeldstraat 1 bus 3');
    expect(textOf('(Verwachte) geboortedatum kind')).toBe('03/04/2027');
    expect(textOf('Al geboren')).toBe('nee');
    expect(textOf('Opvangdelen')).toBe('maandag hele dag');
    expect(textOf('Voorrangsregels')).toBe('geen');
    expect(textOf('E-mail')).toBe('niet ingevuld');
  });

  it('shows nothing of what is not asked', () => {
    expect(textOf('Rijksregisternummer')).toBeUndefined();
  });
});
