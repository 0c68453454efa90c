/** The moments at which all roles look at the plan. */
export const stages = ['filed', 'accepted', 'approved', 'confirmed', 'generalised', 'anonymised'] as const;
export type Stage = (typeof stages)[number];
