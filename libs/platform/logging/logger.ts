/** What every part logs through; pino's shape. Only allow-listed fields are written, see {@link allowedFields}. */
export interface Logger {
  debug: LogMethod;
  info: LogMethod;
  warn: LogMethod;
  error: LogMethod;
  /** A logger that adds these fields to each line. */
  child(fields: LogFields): Logger;
}

export interface LogMethod {
  (fields: LogFields, message: string): void;
  (message: string): void;
}

/** Fields of a log line; `error` takes a caught value and is reduced before it is written. */
export type LogFields = Readonly<Record<string, unknown>>;

const ignore = (): void => undefined;

/** Writes nothing. */
export const silentLogger: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  child: () => silentLogger,
};
