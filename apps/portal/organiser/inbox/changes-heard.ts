import type { InboxUpdate } from '../live/live-inbox.js';

/** What was heard since the list was last brought up to date. */
export interface ChangesHeard {
  readonly ids: ReadonlySet<string>;
  /** Whether all must be read anew. */
  readonly reload: boolean;
}

export const nothingHeard: ChangesHeard = { ids: new Set(), reload: false };

export const heardMore = (heard: ChangesHeard, { changes, reload }: InboxUpdate): ChangesHeard =>
  together(heard, { ids: new Set(changes.map(({ applicationId }) => applicationId)), reload });

/** Both, as when what was heard could not be acted on yet. */
export const together = (one: ChangesHeard, other: ChangesHeard): ChangesHeard => ({
  ids: new Set([...one.ids, ...other.ids]),
  reload: one.reload || other.reload,
});

/** "3 aanvragen gewijzigd", for who does not see the rows change. */
export function changesText({ ids, reload }: ChangesHeard): string {
  if (reload) return 'De lijst is opnieuw geladen.';
  return ids.size === 1 ? '1 aanvraag gewijzigd' : `${ids.size} aanvragen gewijzigd`;
}
