import type { InboxUpdate } from '../live/live-inbox.js';

/** What was heard since the list was last brought up to date. */
export interface ChangesHeard {
  readonly ids: ReadonlySet<string>;
  /** Whether all must be read anew. */
  readonly reload: boolean;
  /** The newest position: what is read must be as new. */
  readonly position: number;
}

export const nothingHeard: ChangesHeard = { ids: new Set(), reload: false, position: 0 };

export const heardMore = ({ ids, reload, position }: ChangesHeard, update: InboxUpdate): ChangesHeard => ({
  ids: new Set([...ids, ...update.changes.map(({ applicationId }) => applicationId)]),
  reload: reload || update.reload,
  position: Math.max(position, update.position),
});

/** "3 aanvragen gewijzigd", for who does not see the rows change. */
export function changesText({ ids, reload }: ChangesHeard): string {
  if (reload) return 'De lijst is opnieuw geladen.';
  return ids.size === 1 ? '1 aanvraag gewijzigd' : `${ids.size} aanvragen gewijzigd`;
}
