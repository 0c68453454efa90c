import { performance } from 'node:perf_hooks';
import type { FaultyRow } from '../csv/faulty-row.js';

/** What a command ended with, for the shell. */
export const exitCodes = {
  done: 0,
  /** It ran, and found something: faulty rows, values in clear. */
  found: 1,
  /** It was asked wrongly: an option, a setting, a file that is none. */
  misused: 2,
  /** It could not finish; doing it again is safe. */
  failed: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where a command writes: its results to one, what is for the eye alone to the other. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** A line that takes the place of the one before where the terminal can do so. */
  progress(line: string): void;
}

const linesOfProgressEveryMs = 5000;
const paintEveryMs = 100;

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const live = process.stderr.isTTY === true;
  let progressAt = Number.NEGATIVE_INFINITY;
  let painted = false;
  const clear = () => {
    if (painted) process.stderr.write('\r\u001b[K');
    painted = false;
  };
  return {
    out(line) {
      clear();
      process.stdout.write(`${line}\n`);
    },
    err(line) {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress(line) {
      const now = performance.now();
      if (now - progressAt < (live ? paintEveryMs : linesOfProgressEveryMs)) return;
      progressAt = now;
      process.stderr.write(live ? `\r\u001b[K${line}` : `${line}\n`);
      painted = live;
    },
  };
}

/** Numbers as Belgians write them. */
export const number = (value: number): string => value.toLocaleString('nl-BE');

/** Faulty rows, a line for each fault. */
export function writeFaultyRows(terminal: Terminal, rows: readonly FaultyRow[]): void {
  for (const { line, errors } of rows)
    for (const { field, rule, message } of errors)
      terminal.out(`regel ${line}: ${field}: ${message} [${rule}]`);
}
