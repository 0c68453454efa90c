/** What is wrong with a cell: never its value. */
export interface RowError {
  /** The column, or `(rij)` where no column is to blame. */
  readonly field: string;
  /** Stable, for programs. */
  readonly rule: string;
  /** In Dutch. */
  readonly message: string;
}

/** A row that was left out, and why. */
export interface FaultyRow {
  readonly line: number;
  readonly errors: readonly RowError[];
}

/** What no column is to blame for. */
export const wholeRow = '(rij)';

const fileRuleMessages = {
  quoteNotClosed: 'Vanaf deze rij is het bestand onleesbaar: een aanhalingsteken wordt niet gesloten.',
  rowTooLong: 'Vanaf deze rij is het bestand onleesbaar: de rij is veel te lang.',
} as const;

/** The file cannot be read from this row on. */
export const unreadableFrom = (line: number, problem: keyof typeof fileRuleMessages): FaultyRow => ({
  line,
  errors: [{ field: wholeRow, rule: problem, message: fileRuleMessages[problem] }],
});
