/**
 * What was counted, side by side, and what does not agree. Positions, ids, names of tables and counts only: no value that
 * is not ours.
 */
export class Report {
  rows = [];
  disagreements = [];
  leftOut = [];

  /** Two counts that must be equal. */
  compare(part, what, counted, found) {
    const agrees = counted === found;
    this.rows.push({ part, what, counted, found, agrees });
    if (!agrees) this.differs(part, `${what}: ${counted} counted, ${found} found`);
  }

  differs(part, what) {
    this.disagreements.push({ part, what });
  }

  leave(part, because) {
    this.leftOut.push({ part, because });
  }

  get agrees() {
    return this.disagreements.length === 0;
  }

  toJSON() {
    const { agrees, rows, disagreements, leftOut } = this;
    return { agrees, rows, disagreements, leftOut };
  }

  toText() {
    const cells = [['part', 'what', 'counted', 'found', '']].concat(
      this.rows.map(({ part, what, counted, found, agrees }) =>
        [part, what, counted, found, agrees ? '' : 'DIFFERS'].map(String),
      ),
    );
    const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column].length)));
    const line = (row) =>
      row.map((cell, at) => (at > 1 ? cell.padStart(widths[at]) : cell.padEnd(widths[at] ?? 0))).join('  ');
    return [
      ...cells.map((row) => line(row).trimEnd()),
      '',
      ...this.leftOut.map(({ part, because }) => `left out: ${part}, ${because}`),
      ...this.disagreements.map(({ part, what }) => `DIFFERS ${part}: ${what}`),
      this.agrees ? 'all agree' : `${this.disagreements.length} do not agree`,
      '',
    ].join('\n');
  }
}
