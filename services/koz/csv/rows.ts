import { parse, type Parser } from 'csv-parse';

/** A record of a CSV file. */
export interface CsvRow {
  /** The line on which it starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why the rest of a file cannot be told apart into rows. */
export type CsvProblem = 'quoteNotClosed' | 'rowTooLong';

/** From this line on the file cannot be read; the rows before it were given. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  constructor(
    readonly line: number,
    readonly problem: CsvProblem,
  ) {
    super(`unreadable from line ${line} on: ${problem}`);
  }
}

const delimiters = [';', ',', '\t'] as const;
const longestRow = 64 * 1024;

/**
 * The rows of a CSV text as it streams in, the header first; rows of which every cell is blank are left out. The
 * delimiter is the one that the first line has most of; any line ending will do.
 * @throws CsvError after the last row that could be read
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  let reader: Reader | undefined;
  let beginning = '';
  for await (const piece of text) {
    if (reader) yield* reader.read(piece);
    else if (/[\r\n]/.test((beginning += piece)) || beginning.length > longestRow) {
      reader = new Reader(delimiterOf(beginning));
      yield* reader.read(beginning);
    }
  }
  if (!reader) yield* (reader = new Reader(delimiterOf(beginning))).read(beginning);
  yield* reader.finish();
}

function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return delimiters.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

interface Position {
  readonly lines: number;
}

/**
 * csv-parse, fed piece by piece. Rows are taken from its callback, not from its stream: a stream that fails throws
 * away the rows that it still holds, and those before the damage are good.
 */
class Reader {
  private rows: CsvRow[] = [];
  private nextLine = 1;
  /** csv-parse counts a CRLF within quotes as two lines. */
  private linesTooMany = 0;
  private failure: Error | undefined;
  private readonly parser: Parser;

  constructor(delimiter: string) {
    this.parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      on_record: (cells: string[], { lines }: Position) => this.take(cells, lines),
    });
    this.parser.on('error', (error) => (this.failure = error));
    this.parser.resume();
  }

  async *read(piece: string): AsyncGenerator<CsvRow> {
    await new Promise<void>((done) => this.parser.write(piece, () => done()));
    yield* this.taken();
  }

  async *finish(): AsyncGenerator<CsvRow> {
    if (!this.parser.destroyed) await new Promise<void>((done) => this.parser.once('close', done).end());
    yield* this.taken();
  }

  private take(cells: string[], lines: number): null {
    const within = cells.join('').match(/\r\n|\n|\r/g) ?? [];
    this.linesTooMany += within.filter((lineBreak) => lineBreak === '\r\n').length;
    const lastLine = lines - this.linesTooMany;
    if (cells.some((cell) => cell.trim() !== '')) this.rows.push({ line: lastLine - within.length, cells });
    this.nextLine = lastLine + 1;
    return null;
  }

  private *taken(): Generator<CsvRow> {
    const { rows, failure } = this;
    this.rows = [];
    yield* rows;
    if (failure) throw this.explained(failure);
  }

  private explained(failure: Error): Error {
    const { code } = failure as Error & { code?: string };
    if (code === 'CSV_QUOTE_NOT_CLOSED') return new CsvError(this.nextLine, 'quoteNotClosed');
    if (code === 'CSV_MAX_RECORD_SIZE') return new CsvError(this.nextLine, 'rowTooLong');
    return failure;
  }
}
