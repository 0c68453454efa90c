import { namedCells, readHeader } from '../csv/header.js';
import type { CsvRow } from '../csv/rows.js';
import { importColumns, type ImportColumn } from './columns.js';
import { readRow, type ReadRow } from './read-row.js';

/** A row of an applications file in the domain's words. */
export interface ApplicationRow {
  readonly line: number;
  readonly row: ReadRow;
}

/**
 * The rows of an applications file, below its header.
 * @param controller of rows that name none themselves
 * @throws HeaderError when the header, or the lack of one, makes the file none that can be imported
 */
export async function* applicationRows(
  rows: AsyncIterable<CsvRow>,
  controller: string | undefined,
): AsyncGenerator<ApplicationRow> {
  const columns = importColumns(controller === undefined);
  let header: readonly ImportColumn[] | undefined;
  for await (const { line, cells } of rows) {
    if (!header) {
      header = readHeader(columns, cells);
      continue;
    }
    const named = namedCells(columns, header, cells);
    const withController = {
      ...named,
      verwerkingsverantwoordelijke: named.verwerkingsverantwoordelijke || (controller ?? ''),
    };
    yield { line, row: readRow(withController, cells.slice(header.length)) };
  }
  if (!header) readHeader(columns, []);
}
