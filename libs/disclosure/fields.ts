import type { DisclosedField } from '@koz/events';
import { personalFieldTiers, type Tier } from '@koz/privacy-types';

/** Where a disclosed field's value stands: its tier, and its path in that tier's opened payload. */
export interface FieldPlace {
  readonly tier: Tier;
  readonly path: readonly string[];
}

type LastName<Field extends string> = Field extends `${string}.${infer Name}` ? Name : Field;

/** The tier follows from the domain's table of personal fields: no second list that could say otherwise. */
export function placeOf(field: DisclosedField): FieldPlace {
  const path = field.split('.');
  const name = path.at(-1) as LastName<DisclosedField>;
  return { tier: personalFieldTiers[name], path };
}
