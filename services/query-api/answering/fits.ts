import type { CarePartData } from '@koz/events';

/**
 * "Past / past niet": whether the location offers every care part that is asked. Computed here, so that an
 * organiser who may not see the care parts still knows.
 */
export const fits = (asked: readonly CarePartData[], offered: readonly CarePartData[]): boolean =>
  asked.every(({ weekday, part }) =>
    offered.some((offer) => offer.weekday === weekday && offer.part === part),
  );
