const widestCell = 26;
const shortened = (cell: string): string =>
  cell.length > widestCell ? `${cell.slice(0, widestCell - 1)}…` : cell;

/** Rows in columns of equal width, the first row ruled off as titles; a long cell is cut short. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(shortened));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [titles = [], ...rest] = cells;
  return [line(titles), widths.map((width) => '-'.repeat(width)).join('  '), ...rest.map(line)].join('\n');
}
