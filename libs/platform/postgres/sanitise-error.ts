import pg from 'pg';
import { DiscreetError } from '../errors/discreet-error.js';

/**
 * An error of the database without values: `detail`, `where`, `hint` and the statement are gone, and the message is
 * kept only for codes whose messages name nothing but objects of the schema.
 */
export class PostgresError extends DiscreetError {
  override readonly name = 'PostgresError';
  /** SQLSTATE, https://www.postgresql.org/docs/18/errcodes-appendix.html */
  readonly code: string;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
  /** Where in the statement's text (1-based, in characters) the server found the fault. */
  readonly position: number | undefined;

  constructor(error: pg.DatabaseError) {
    super(messageOf(error));
    this.code = error.code ?? 'XX000';
    this.schema = error.schema;
    this.table = error.table;
    this.column = error.column;
    this.constraint = error.constraint;
    this.position = error.position === undefined ? undefined : Number(error.position);
  }
}

/**
 * Classes (first two characters) and codes whose messages can repeat input: data exceptions ("invalid input syntax
 * for type date: ..."), syntax errors (they quote the statement), errors raised by functions, internal errors.
 */
const speaksOfValues = (code: string): boolean =>
  /^(22|P0|XX|F0|HV|38|39|2F)/.test(code) || code === '42601' || code === '';

function messageOf({ code = '', message, table, constraint }: pg.DatabaseError): string {
  if (!speaksOfValues(code)) return `${message} (${code})`;
  const where = [table && `table ${table}`, constraint && `constraint ${constraint}`].filter(Boolean);
  return [`PostgreSQL refused the statement (${code})`, ...where].join(', ');
}

/** Takes the values out of an error of the driver; other errors (a lost connection) are returned as they are. */
export function sanitisePostgresError(error: unknown): unknown {
  return error instanceof pg.DatabaseError ? new PostgresError(error) : error;
}

/** True when the error says that the database has this SQLSTATE to complain of. */
export const hasSqlState = (error: unknown, code: string): boolean =>
  (error instanceof PostgresError || error instanceof pg.DatabaseError) && error.code === code;

/** True for a lost, refused or ended connection: the statement may be tried again, its effect is unknown. */
export function isConnectionFailure(error: unknown): boolean {
  if (error instanceof PostgresError || error instanceof pg.DatabaseError) {
    return /^(08|57P0[1-5])/.test(error.code ?? '');
  }
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)/.test(code)) return true;
  return typeof message === 'string' && connectionMessages.test(message);
}

/** What pg says without a code when a connection ends under it. */
const connectionMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;
