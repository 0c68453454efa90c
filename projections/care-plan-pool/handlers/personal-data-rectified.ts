import { tiers } from '@koz/privacy-types';
import { changing } from './handler.js';

/** Each tier that the event carries takes the place of the older envelope; period, parts and locations stay. */
export const personalDataRectified = changing(({ sealed }) =>
  Object.fromEntries(tiers.flatMap((tier) => (sealed[tier] ? [[tier, sealed[tier]]] : []))),
);
