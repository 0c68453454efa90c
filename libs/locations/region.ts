/** The municipalities of the region and the postcodes where their locations may lie (DOMAIN: "Rules of the country"). */
const postcodesOf = {
  Antwerpen: [
    '2000',
    '2018',
    '2020',
    '2030',
    '2040',
    '2050',
    '2060',
    '2100',
    '2140',
    '2150',
    '2170',
    '2180',
    '2600',
    '2610',
    '2660',
  ],
  Mechelen: ['2800', '2801', '2811', '2812'],
  Turnhout: ['2300'],
  'Oud-Turnhout': ['2360'],
  Beerse: ['2340'],
  Vosselaar: ['2350'],
} as const;

export type Municipality = keyof typeof postcodesOf;

const municipalityByPostcode: ReadonlyMap<string, Municipality> = new Map(
  Object.entries(postcodesOf).flatMap(([municipality, postcodes]) =>
    postcodes.map((postcode) => [postcode, municipality as Municipality] as const),
  ),
);

/** Every postcode at which a location may lie. */
export const regionPostcodes: readonly string[] = [...municipalityByPostcode.keys()];

/** The municipality of a postcode of the region; undefined for a postcode outside it. */
export function municipalityOf(postcode: string): Municipality | undefined {
  return municipalityByPostcode.get(postcode);
}
