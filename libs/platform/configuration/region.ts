/**
 * Whether a region is another one or a part of it: `eu-be` lies inside `eu`, and `eu` not inside `eu-be`. Regions are
 * words joined by hyphens, from wide to narrow.
 */
export const liesInside = (region: string, other: string): boolean =>
  region === other || region.startsWith(`${other}-`);
