import { officesOf, organisersIn } from './ways-in.js';

const location = (organiserId: string, name: string, municipality: string) => ({
  organiserId,
  name,
  municipality,
  controller: municipality.toLowerCase(),
});

describe('the ways in', () => {
  it('name each organiser once, by a location that it runs', () => {
    const ways = organisersIn([
      location('b', 'Zonnebloem', 'Mechelen'),
      location('a', 'Appel', 'Antwerpen'),
      location('b', 'Beer', 'Mechelen'),
    ]);
    expect(ways.map(({ name }) => name)).toEqual([
      'organisator van Appel (Antwerpen)',
      'organisator van Zonnebloem en 1 andere (Mechelen)',
    ]);
    expect(ways[1]?.request).toEqual({ role: 'organiser', organiserId: 'b', controller: 'mechelen' });
  });

  it('hold two officers of each local government, for what takes two persons', () => {
    const officers = officesOf([{ controller: 'antwerpen', name: 'Antwerpen' }]).filter(
      ({ request }) => request.role === 'officer',
    );
    expect(officers.map(({ request }) => request.person)).toEqual([1, 2]);
  });
});
