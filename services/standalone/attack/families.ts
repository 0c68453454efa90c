import type { Marker } from './watchers.js';

/** A family whose every value is found in no other. */
export interface Family {
  readonly name: string;
  readonly parent: Readonly<Record<string, string>>;
  readonly address: Readonly<Record<string, string>>;
}

/** In a national number the last two digits are 97 less the rest of the nine before (of 2 and those from 2000 on). */
export const nationalNumber = (day: string, serial: number): string => {
  const nine = `${day}${String(serial).padStart(3, '0')}`;
  return `${nine}${String(97 - (Number(nine) % 97)).padStart(2, '0')}`;
};

const family = (name: string, stem: string, serial: number): Family => ({
  name,
  parent: {
    firstName: `${stem}lore`,
    lastName: `Van ${stem}gem`,
    birthDate: '1987-02-19',
    nationalNumber: nationalNumber('870219', serial),
    email: `${stem.toLowerCase()}@voorbeeld.be`,
    phone: `0470 86 7${String(serial).replace(/(.)(..)/, '$1 $2')}`,
  },
  address: { street: `${stem}dreef`, number: '12', box: `bus${serial}` },
});

/** Those of the region: named after what they are to whoever asks. */
export const families = {
  own: family('own', 'Quirijnewal', 121),
  neighbour: family('neighbour', 'Zwaantjevork', 233),
  abroad: family('abroad', 'Jozefienbrakel', 347),
  mandated: family('mandated', 'Wolfraamhild', 451),
  erased: family('erased', 'Ysbrandtorf', 563),
} as const satisfies Readonly<Record<string, Family>>;

export type FamilyName = keyof typeof families;

/** The values by which a family is found; a day is too much like others. */
export const markersOf = ({ name, parent, address }: Family): Marker[] =>
  [
    parent['firstName'],
    parent['lastName'],
    parent['nationalNumber'],
    parent['email'],
    parent['phone'],
    address['street'],
  ]
    .filter((text) => text !== undefined)
    .map((text) => ({ text, family: name }));
