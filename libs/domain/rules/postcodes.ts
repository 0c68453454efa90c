import { broken, valid, type Checked } from './checked.js';

/**
 * Where locations of the region lie (DOMAIN: "Rules of the country"). Locations only: a family may live anywhere
 * in Belgium.
 */
export const regionPostcodes = {
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
} as const satisfies Record<string, readonly string[]>;

export type Municipality = keyof typeof regionPostcodes;
export const municipalities = Object.keys(regionPostcodes) as Municipality[];

/** A Belgian postcode, 1000 to 9999. */
export function postcodeRule(text: string): Checked<string> {
  const postcode = text.trim();
  return /^[1-9]\d{3}$/.test(postcode) ? valid(postcode) : broken('postcode');
}

/** The municipality of the region that has this postcode, undefined outside the region. */
export const municipalityOf = (postcode: string): Municipality | undefined =>
  municipalities.find((name) => (regionPostcodes[name] as readonly string[]).includes(postcode));
