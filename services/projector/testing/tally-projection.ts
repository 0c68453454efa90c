import type { ProjectedEvent, Projection } from '@koz/projection';

export type TallyRow = {
  readonly stream_id: string;
  readonly accepted: number;
  /** Positions in the order in which they were taken in: one that came twice or too late shows. */
  readonly positions: readonly string[];
  readonly seal: Uint8Array;
  readonly since: string;
  readonly day: string | null;
};

/** The stream whose acceptance the projection of {@link tally} cannot take in, when it is told so. */
export const poisoned = '00000000-0000-4000-8000-00000000dead';

/** Tallies acceptances per stream; a withdrawal deletes the row. Each column type that differs has a column. */
export function tally(
  options: { version?: number; refusesPoison?: boolean } = {},
): Projection<{ tally: TallyRow }> {
  const touches = ({ stream }: ProjectedEvent) => ({ tally: [stream.id] });
  return {
    name: 'tally',
    version: options.version ?? 1,
    opens: [],
    tables: {
      tally: {
        name: 'tally',
        key: 'stream_id',
        columns: {
          stream_id: 'uuid',
          accepted: 'integer',
          positions: 'text[]',
          seal: 'bytea',
          since: 'timestamptz',
          day: 'date',
        },
      },
    },
    sql: 'CREATE INDEX ON {{tally}} (accepted); CREATE POLICY read ON {{tally}} FOR SELECT TO koz_query USING (true);',
    handlers: {
      ApplicationAccepted: {
        touches,
        apply({ stream: { id }, position }, rows) {
          if (options.refusesPoison && id === poisoned) throw new RangeError('a value that must not be told');
          const row = rows.tally.get(id);
          rows.tally.put({
            stream_id: id,
            accepted: (row?.accepted ?? 0) + 1,
            positions: [...(row?.positions ?? []), String(position)],
            seal: row?.seal ?? Uint8Array.from([0, 1, 255]),
            since: row?.since ?? '2026-11-23T18:00:00.123Z',
            day: row?.day ?? (position % 2 === 0 ? '2026-11-23' : null),
          });
        },
      },
      ApplicationWithdrawn: { touches, apply: ({ stream }, rows) => rows.tally.delete(stream.id) },
    },
  };
}
