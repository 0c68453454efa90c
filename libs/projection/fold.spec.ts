import { foldPage, ProjectionHandlerError, touchedKeys, type RowsByTable } from './fold.js';
import type { ProjectedEvent, Projection } from './projection.port.js';

type Count = { id: string; count: number };

/** Counts acceptances per stream, forgets a stream on its withdrawal, and cannot take a rejection. */
const projection: Projection<{ counts: Count }> = {
  name: 'counting',
  version: 1,
  opens: [],
  tables: { counts: { name: 'count', key: 'id', columns: { id: 'uuid', count: 'integer' } } },
  sql: '',
  handlers: {
    ApplicationAccepted: {
      touches: ({ stream }) => ({ counts: [stream.id] }),
      apply: ({ stream: { id } }, { counts }) => counts.put({ id, count: (counts.get(id)?.count ?? 0) + 1 }),
    },
    ApplicationWithdrawn: {
      touches: ({ stream }) => ({ counts: [stream.id] }),
      apply: ({ stream }, { counts }) => counts.delete(stream.id),
    },
    ApplicationRejected: {
      touches: () => ({}),
      apply: ({ stream: { id } }, { counts }) => counts.put({ id, count: 0 }),
    },
  },
};

let position = 0;
const event = (type: ProjectedEvent['type'], id: string) =>
  ({ type, stream: { kind: 'application', id }, position: position++ }) as unknown as ProjectedEvent;

const fold = (events: ProjectedEvent[], loaded: RowsByTable = new Map()) =>
  foldPage(projection, events, touchedKeys(projection, events), loaded).get('counts');
const rows = (...counts: Count[]): RowsByTable =>
  new Map([['counts', new Map(counts.map((count) => [count.id, count]))]]);

describe('folding a page of events', () => {
  it('asks for the rows that the handled events touch, each once', () => {
    const events = [
      event('ApplicationAccepted', 'a'),
      event('ApplicationApproved', 'b'),
      event('ApplicationAccepted', 'a'),
    ];
    expect(touchedKeys(projection, events)).toEqual(new Map([['counts', new Set(['a'])]]));
  });

  it('carries on from the loaded rows, in the order of the events', () => {
    const changes = fold(
      [
        event('ApplicationAccepted', 'a'),
        event('ApplicationAccepted', 'b'),
        event('ApplicationAccepted', 'a'),
      ],
      rows({ id: 'a', count: 5 }),
    );
    expect(changes).toEqual({
      puts: [
        { id: 'a', count: 7 },
        { id: 'b', count: 1 },
      ],
      deletes: [],
    });
  });

  it('deletes a row, and makes it anew when a later event does', () => {
    expect(fold([event('ApplicationAccepted', 'a'), event('ApplicationWithdrawn', 'a')])).toEqual({
      puts: [],
      deletes: ['a'],
    });
    expect(
      fold(
        [event('ApplicationWithdrawn', 'a'), event('ApplicationAccepted', 'a')],
        rows({ id: 'a', count: 5 }),
      ),
    ).toEqual({ puts: [{ id: 'a', count: 1 }], deletes: [] });
  });

  it('changes nothing for events that no handler takes', () => {
    expect(fold([event('PlaceFound', 'a')])).toEqual({ puts: [], deletes: [] });
  });

  it('stops at the event whose handler throws, such as one that works on a row it did not announce', () => {
    const rejected = event('ApplicationRejected', 'b');
    const folding = () => fold([event('ApplicationAccepted', 'a'), rejected]);
    expect(folding).toThrow(ProjectionHandlerError);
    expect(folding).toThrow(
      `counting cannot take in the ApplicationRejected at position ${rejected.position}`,
    );
  });
});
