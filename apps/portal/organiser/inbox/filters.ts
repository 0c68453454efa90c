import type { Schemas } from '@koz/api-client';
import { statusNames, type Status } from '../../shared/words/words.js';

/** What of the inbox is shown, as its address says it. */
export interface Filters {
  readonly status: Status | undefined;
  readonly locationId: string | undefined;
  readonly byPriority: boolean;
}

export interface StatusFilter {
  /** Undefined: all. */
  readonly status: Status | undefined;
  readonly label: string;
  readonly count: number | undefined;
}

export const statuses = Object.keys(statusNames) as readonly Status[];

export const isStatus = (text: string | undefined): text is Status =>
  text !== undefined && (statuses as readonly string[]).includes(text);

/** The filters on status, all first, each with how many are behind it as soon as that is known. */
export function statusFilters(counts: Schemas['InboxCounts'] | undefined): StatusFilter[] {
  const all = counts && Object.values(counts.statuses).reduce((sum, count) => sum + count, 0);
  return [
    { status: undefined, label: 'alle', count: all },
    ...statuses.map((status) => ({ status, label: statusNames[status], count: counts?.statuses[status] })),
  ];
}

/** How many rows the list has in all; undefined while that is not known. By priority only what is open is listed. */
export function totalOf(
  { status, byPriority }: Filters,
  counts: Schemas['InboxCounts'] | undefined,
): number | undefined {
  if (counts === undefined) return undefined;
  if (status !== undefined) return counts.statuses[status];
  const { created, noPlace, accepted, approved, rejected, withdrawn } = counts.statuses;
  const open = created + noPlace + accepted;
  return byPriority ? open : open + approved + rejected + withdrawn;
}
