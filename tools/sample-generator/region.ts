import type { Faker } from '@faker-js/faker';

const continuous = { takeUpDays: 21, confirmDays: 14, handling: 'continuous' } as const;

/**
 * The controllers of the sample. Every one follows method 1 on the advice of its LOK. Three weeks are Antwerp's; that
 * the Turnhout region handles in rounds, and takes four, is made up.
 */
export const controllers = [
  { controller: 'antwerpen', name: 'Stad Antwerpen', adviceDate: '2023-11-21', terms: continuous },
  { controller: 'mechelen', name: 'Stad Mechelen', adviceDate: '2023-12-05', terms: continuous },
  {
    controller: 'turnhout',
    name: 'Stadsregio Turnhout',
    adviceDate: '2023-12-12',
    terms: { takeUpDays: 28, confirmDays: 14, handling: 'rounds', roundMonthsBefore: 9 },
  },
] as const;
export type SampleController = (typeof controllers)[number]['controller'];

/** The postcodes of DOMAIN.md, written here once more: the generator is a check on the code, not a part of it. */
export const municipalities: readonly {
  readonly municipality: string;
  readonly controller: SampleController;
  readonly postcodes: readonly string[];
}[] = [
  {
    municipality: 'Antwerpen',
    controller: 'antwerpen',
    postcodes: [
      ...['2000', '2018', '2020', '2030', '2040', '2050', '2060', '2100'],
      ...['2140', '2150', '2170', '2180', '2600', '2610', '2660'],
    ],
  },
  { municipality: 'Mechelen', controller: 'mechelen', postcodes: ['2800', '2801', '2811', '2812'] },
  { municipality: 'Turnhout', controller: 'turnhout', postcodes: ['2300'] },
  { municipality: 'Oud-Turnhout', controller: 'turnhout', postcodes: ['2360'] },
  { municipality: 'Beerse', controller: 'turnhout', postcodes: ['2340'] },
  { municipality: 'Vosselaar', controller: 'turnhout', postcodes: ['2350'] },
];

/** Names that share no word with a family name or a street of the sample, so that a name found is a name leaked. */
const organiserNames: Readonly<Record<SampleController, readonly string[]>> = {
  antwerpen: [
    'Kruimelkring vzw',
    'Havenkapoentjes vzw',
    'Speelschelp cv',
    'Wolkenwiebel vzw',
    'Opvangnetwerk Sinjoortje',
    'Stadskinderdagverblijven Antwerpen',
    'Roltrommel bv',
  ],
  mechelen: ['Dijlekabouters vzw', 'Opsinjoorke vzw', 'Maneschijn Kinderopvang cv', 'Torenwachtertjes bv'],
  turnhout: ['Kempenkriebels vzw', 'Kaartenhuisje vzw', 'Heidehummeltjes cv', 'Opvangpunt Noorderkempen'],
};

const locationNames = [
  ...['Egelnestje', 'Vuurvliegje', 'Zeepaardje', 'Pinguinpas', 'Bolderkar', 'Krekelkoor', 'Zandkasteeltje'],
  ...['Lieveheersbeestje', 'Hazelmuis', 'Botervlootje', 'Kwikstaartje', 'Windmolentje', 'Ijsvogeltje'],
  ...['Tuimelaartje', 'Dromedaris', 'Giechelhoek', 'Sterrenstof', 'Waterjuffer', 'Hinkelpad', 'Nevelvlek'],
  ...['Koekeloertje', 'Sprinkhaantje', 'Zonnewijzer', 'Bellenblazer', 'Goudvisje', 'Trapauto', 'Kikkerdril'],
  ...['Notenkraker', 'Pluisbol', 'Regenlaarsje', 'Schommelstoel', 'Taptoe', 'Vlinderslag', 'Wiebelbrug'],
  ...['Zevenslaper', 'Appelsnoet', 'Duikelaar', 'Eikeltjes', 'Fluitketel', 'Hommeltje'],
] as const;

/** How many of the forty locations lie in each municipality. */
const locationsPer: Readonly<Record<string, number>> = {
  Antwerpen: 20,
  Mechelen: 8,
  Turnhout: 5,
  'Oud-Turnhout': 2,
  Beerse: 3,
  Vosselaar: 2,
};

export interface SampleLocation {
  readonly locationId: string;
  readonly name: string;
  readonly organiserId: string;
  readonly organiser: string;
  readonly controller: SampleController;
  readonly municipality: string;
  readonly postcode: string;
  /** In the words of the CSV: `ma:volledig`. */
  readonly careParts: readonly string[];
  readonly capacity: number;
}

export const weekdayWords = ['ma', 'di', 'wo', 'do', 'vr'] as const;

/** The forty locations of the fifteen organisers; each organiser has at least one. */
export function sampleLocations(faker: Faker): SampleLocation[] {
  const organisers = controllers.flatMap(({ controller }) =>
    organiserNames[controller].map((name) => ({ controller, name, organiserId: faker.string.uuid() })),
  );
  let made = 0;
  const given = new Map<SampleController, number>();
  return municipalities.flatMap(({ municipality, controller, postcodes }) => {
    const own = organisers.filter((organiser) => organiser.controller === controller);
    return Array.from({ length: locationsPer[municipality] ?? 0 }, (_, index): SampleLocation => {
      const turn = given.get(controller) ?? 0;
      given.set(controller, turn + 1);
      const organiser = inTurn(own, turn);
      return {
        locationId: faker.string.uuid(),
        name: inTurn(locationNames, made++),
        organiserId: organiser.organiserId,
        organiser: organiser.name,
        controller,
        municipality,
        postcode: inTurn(postcodes, index),
        careParts: offeredParts(faker),
        capacity: faker.helpers.arrayElement([8, 14, 18, 21, 28, 36, 42, 56]),
      };
    });
  });
}

function inTurn<T>(items: readonly T[], turn: number): T {
  const item = items[turn % items.length];
  if (item === undefined) throw new RangeError('nothing to take in turn');
  return item;
}

function offeredParts(faker: Faker): string[] {
  const days = faker.datatype.boolean({ probability: 0.8 })
    ? weekdayWords
    : faker.helpers
        .arrayElements(weekdayWords, 4)
        .sort((a, b) => weekdayWords.indexOf(a) - weekdayWords.indexOf(b));
  const halves = faker.datatype.boolean({ probability: 0.6 });
  return days.flatMap((day) =>
    halves ? [`${day}:volledig`, `${day}:voormiddag`, `${day}:namiddag`] : [`${day}:volledig`],
  );
}
