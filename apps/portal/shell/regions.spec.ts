import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Region } from './regions.js';

const folder = join(process.cwd(), 'apps/portal/public');
const regions = JSON.parse(readFileSync(join(folder, 'regions/regions.json'), 'utf8')) as Record<
  string,
  Region
>;

/** Relative luminance (WCAG 2.1, 1.4.3). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
const contrastWithWhite = (colour: string): number => 1.05 / (luminance(colour) + 0.05);

describe('a region', () => {
  it('is there for each local government of the sample, and for who is not logged in', () => {
    expect(Object.keys(regions)).toEqual(
      expect.arrayContaining(['neutral', 'antwerpen', 'mechelen', 'turnhout']),
    );
  });

  it.each(Object.entries(regions))(
    '%s has a colour on which white is readable, a logo and who funds it',
    (_, region) => {
      expect(region.colour).toMatch(/^#[0-9a-f]{6}$/);
      expect(contrastWithWhite(region.colour)).toBeGreaterThanOrEqual(4.5);
      expect(existsSync(join(folder, region.logo))).toBe(true);
      expect(region.funding).toContain('Europese Unie');
    },
  );
});
