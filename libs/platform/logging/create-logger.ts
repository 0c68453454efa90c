import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { keepAllowed } from './allowed-fields.js';
import type { LogFields, Logger } from './logger.js';
import { reduceError } from './reduce-error.js';
import { shortForm } from './short-form.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LoggingOptions {
  /** Stands in each line. */
  readonly service: string;
  /** Info when absent. */
  readonly level?: LogLevel;
  /** JSON lines for machines (default), or the short form for people. The file always gets JSON. */
  readonly form?: 'json' | 'short';
  /** A file that gets the lines too; appended to, and put aside as `.old` at the start when beyond 20 MB. */
  readonly file?: string;
  /** Where lines go instead of standard output. */
  readonly write?: (line: string) => void;
}

const largestFileBytes = 20_000_000;

/**
 * A logger that writes allow-listed fields only and reduces errors to what holds no value. A line is written before
 * the call returns, so that none is lost when the process is killed.
 */
export function createLogger(options: LoggingOptions): Logger {
  return facade(pino(pinoOptions(options), destination(options)));
}

/** Shows no more of pino than {@link Logger}; pino does not apply the allow-list to a child's fields. */
const facade = (logger: PinoLogger): Logger => ({
  debug: logger.debug.bind(logger),
  info: logger.info.bind(logger),
  warn: logger.warn.bind(logger),
  error: logger.error.bind(logger),
  child: (fields) => facade(logger.child(reduced(fields))),
});

const pinoOptions = ({ service, level = 'info' }: LoggingOptions): LoggerOptions => ({
  level,
  base: { service },
  mixin: traced,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }), log: reduced, bindings: reduced },
  hooks: {
    // Only fields and a fixed text: no further values to be put into the text.
    logMethod([first, message], method) {
      if (typeof first === 'string') method.call(this, first);
      else method.call(this, first as object, typeof message === 'string' ? message : '');
    },
  },
});

/** By which a line is found from its trace, and the trace from its line. */
function traced(): object {
  const { traceId, spanId } = trace.getActiveSpan()?.spanContext() ?? {};
  return traceId === undefined ? {} : { traceId, spanId };
}

function reduced(fields: LogFields): Record<string, unknown> {
  // pino itself turns `logger.error(error)` into a field `err`.
  const error = fields['error'] ?? fields['err'];
  const kept = keepAllowed(fields);
  return error === undefined ? kept : { ...kept, error: reduceError(error) };
}

function destination({ form = 'json', file, write }: LoggingOptions): DestinationStream {
  const toScreen = write ?? ((line: string) => void process.stdout.write(line));
  const coloured = write === undefined && process.stdout.isTTY === true;
  const screen = {
    write: (line: string) => toScreen(form === 'short' ? shortForm(line, coloured) : line),
  };
  if (file === undefined) return screen;
  mkdirSync(dirname(file), { recursive: true });
  rotate(file);
  const kept = pino.destination({ dest: file, sync: true, append: true, mode: 0o600 });
  return {
    write(line: string) {
      screen.write(line);
      kept.write(line);
    },
  };
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestFileBytes) renameSync(file, `${file}.old`);
}
