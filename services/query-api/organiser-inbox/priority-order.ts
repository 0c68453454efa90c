import { priorityLevels } from '@koz/domain';
import type { ApplicationStatus } from '@koz/events';
import { invalid, type Problem } from '@koz/http';
import { openStatuses, type OpenStatus } from '@koz/projections/organiser-applications';
import type { Seen } from '../answering/application-answers.js';

/** How many open applications are sorted in memory; with more, whoever asks is to choose among them first. */
export const sortAtMost = 2_000;

/**
 * How many were given before, and the filing position of the last of them. Neither tells the priority that put it
 * there, which is personal and must not stand in an address.
 */
export type PlaceInOrder = readonly [given: number, lastPosition: number];

export const isPlaceInOrder = (place: readonly unknown[]): place is PlaceInOrder =>
  place.length === 2 && place.every((part) => Number.isSafeInteger(part) && (part as number) >= 0);

/**
 * The statuses to sort.
 * @throws Problem 400 for one at which an application waits no longer.
 */
export function openStatusesOf(status: ApplicationStatus | undefined): readonly OpenStatus[] {
  if (status === undefined) return openStatuses;
  const open = openStatuses.filter((each) => each === status);
  if (open.length > 0) return open;
  throw invalid({
    field: 'status',
    rule: 'openStatus',
    message: 'Alleen open aanvragen kunnen volgens voorrang getoond worden.',
  });
}

export const tooManyToSort = (atMost: number): Problem =>
  invalid({
    field: 'sort',
    rule: 'refine',
    message: `Er zijn meer dan ${atMost} open aanvragen. Verfijn: kies één locatie of één status.`,
  });

/**
 * By level of priority, and within a level in order of filing. Where the grounds are hidden they decide nothing: these
 * applications come last, in order of filing, whatever their priority is.
 */
export function inPriorityOrder(seen: readonly Seen[]): Seen[] {
  return [...seen].sort((one, other) => placeOf(one) - placeOf(other) || filed(one) - filed(other));
}

const placeOf = ({ priority }: Seen): number =>
  priority ? priorityLevels.indexOf(priority.level) : priorityLevels.length;

const filed = ({ look }: Seen): number => look.row.filedPosition;

/**
 * The page that follows a place. When the application there is no longer in the list, what came after it moved up by
 * one. The list is made anew for each page: what changes place between two of them may be missed or given twice.
 */
export function pageOfOrder(
  ordered: readonly Seen[],
  after: PlaceInOrder | undefined,
  limit: number,
): { readonly items: readonly Seen[]; readonly next: PlaceInOrder | undefined } {
  const start = after === undefined ? 0 : startAfter(ordered, after);
  const items = ordered.slice(start, start + limit);
  const last = items.at(-1);
  const given = start + items.length;
  return { items, next: last && given < ordered.length ? [given, filed(last)] : undefined };
}

function startAfter(ordered: readonly Seen[], [given, lastPosition]: PlaceInOrder): number {
  const index = ordered.findIndex((each) => filed(each) === lastPosition);
  return index >= 0 ? index + 1 : Math.max(given - 1, 0);
}
