import type { operations } from '@koz/api-client';
import { isoOfTyped } from '../../shared/dates/dates.js';

export type Query = NonNullable<operations['searchDisclosures']['parameters']['query']>;

/** What somebody filled in to narrow the search; blank is: any. */
export interface Filters {
  readonly carePlanId: string;
  readonly organiserId: string;
  readonly viewer: string;
  readonly role: string;
  readonly ground: string;
  readonly field: string;
  /** As typed, dd/mm/jjjj. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export const noFilters: Filters = {
  ...{ carePlanId: '', organiserId: '', viewer: '', role: '', ground: '', field: '', from: '', to: '' },
  reason: 'routine',
};

/** The query of the server, or for each day that does not exist what is wrong with it. Codes come from lists. */
export function queryOf(filters: Filters): {
  readonly query?: Query;
  readonly errors: Readonly<Record<string, string>>;
} {
  const errors: Record<string, string> = {};
  const query: Record<string, string> = {};
  for (const [name, typed] of Object.entries(filters)) {
    const text = typed.trim();
    if (text === '') continue;
    const value = name === 'from' || name === 'to' ? isoOfTyped(text) : text;
    if (value === undefined) errors[name] = 'Vul een bestaande dag in als dd/mm/jjjj.';
    else query[name] = value;
  }
  return Object.keys(errors).length > 0 ? { errors } : { query: query as Query, errors };
}
