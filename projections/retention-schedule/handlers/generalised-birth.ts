import type { GeneralisedDataRectified } from '@koz/events';
import { known, valueOf } from '@koz/privacy-types';
import { dataOf, type ProjectedEvent } from '@koz/projection';
import { monthIn } from './handler.js';

/** The month of birth as the identity tier has it from 2.5 years on; null where the policy kept none. */
export function generalisedBirth(event: ProjectedEvent): number | null {
  const { generalised } = dataOf<typeof GeneralisedDataRectified>(event);
  if (generalised.state === 'withheld') return monthIn(generalised);
  const childBirth = valueOf(generalised)?.childBirth;
  return childBirth === undefined ? null : monthIn(known(childBirth));
}
