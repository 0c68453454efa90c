import { createTables, createViews } from './ddl.js';
import type { Projection } from './projection.port.js';
import { physicalName, viewName } from './table-names.js';

const projection: Projection<{ notes: { note_id: string; words: string } }> = {
  name: 'some-notes',
  version: 1,
  opens: [],
  tables: { notes: { name: 'note', key: 'note_id', columns: { note_id: 'uuid', words: 'text' } } },
  sql: 'CREATE INDEX ON {{note}} (words);',
  handlers: {},
};

describe('the tables of a generation', () => {
  it('have a name of their own, behind a view whose name stays', () => {
    expect(viewName('some-notes', 'note')).toBe('rm.some_notes_note');
    expect(physicalName('some-notes', 'note', 3)).toBe('rm.some_notes__note__g3');
    expect(createViews(projection, 3)).toContain(
      'CREATE VIEW rm.some_notes_note WITH (security_invoker = true) AS SELECT * FROM rm.some_notes__note__g3;',
    );
  });

  it("are made with the projection's own SQL, and with row-level security that holds for their owner too", () => {
    const sql = createTables(projection, 3);
    expect(sql).toContain(
      'CREATE TABLE rm.some_notes__note__g3 (note_id uuid PRIMARY KEY, words text COLLATE "C");',
    );
    expect(sql).toContain('ALTER TABLE rm.some_notes__note__g3 FORCE ROW LEVEL SECURITY;');
    expect(sql).toContain('CREATE INDEX ON rm.some_notes__note__g3 (words);');
  });

  it('are not made from a name that could mean another table, or none', () => {
    expect(() => viewName('some--notes', 'note')).toThrow(TypeError);
    expect(() => viewName('some-notes', 'no__te')).toThrow(TypeError);
    expect(() => viewName('some-notes; DROP TABLE x', 'note')).toThrow(TypeError);
    expect(() => physicalName('some-notes', 'n'.repeat(60), 1)).toThrow(TypeError);
    expect(() => createTables({ ...projection, sql: 'CREATE INDEX ON {{other}} (words)' }, 1)).toThrow(
      TypeError,
    );
  });
});
