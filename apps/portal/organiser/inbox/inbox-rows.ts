import type { Application } from './row-view.js';

/** The part of a list that was read so far, in order. */
export interface LoadedRows {
  readonly rows: readonly Application[];
  /** Where it goes on; null at the end, undefined before the first page. */
  readonly next: string | null | undefined;
}

export const nothingLoaded: LoadedRows = { rows: [], next: undefined };

/** A page more. What the list already holds is not there twice, though it moved between two pages. */
export function withPage(
  { rows }: LoadedRows,
  page: { readonly items: readonly Application[]; readonly nextCursor: string | null },
): LoadedRows {
  const held = new Set(rows.map(({ applicationId }) => applicationId));
  return {
    rows: [...rows, ...page.items.filter(({ applicationId }) => !held.has(applicationId))],
    next: page.nextCursor,
  };
}

/**
 * The list in order of filing after some applications were read again: what is still of it stands as it is now, what is no
 * longer of it goes, and what is new to it takes its place, if that lies within what was read.
 */
export function withChanged(
  { rows, next }: LoadedRows,
  asked: readonly string[],
  found: readonly Application[],
): LoadedRows {
  const now = new Map(found.map((application) => [application.applicationId, application]));
  const kept = rows.flatMap((row) => {
    if (!asked.includes(row.applicationId)) return [row];
    const changed = now.get(row.applicationId);
    now.delete(row.applicationId);
    return changed ? [changed] : [];
  });
  const last = rows.at(-1);
  const added = [...now.values()].filter(
    (application) => next === null || (last !== undefined && filedAt(application) <= filedAt(last)),
  );
  if (added.length === 0) return { rows: kept, next };
  return { rows: [...kept, ...added].sort(byFiling), next };
}

const filedAt = ({ history, since }: Application): string => history[0]?.at ?? since;

const byFiling = (one: Application, other: Application): number =>
  filedAt(one) < filedAt(other) ? -1 : filedAt(one) > filedAt(other) ? 1 : 0;
