import { createLogger, type Logger } from '@koz/platform';

export type LogLine = Readonly<Record<string, unknown>> & { readonly level: string; readonly msg: string };

/** The real logger, with its allow-list, whose lines are kept for the spec to look at. */
export interface CollectingLogger extends Logger {
  lines(): LogLine[];
  messages(): string[];
  /** Every line as it would be written: where a spec looks for what must not be there. */
  text(): string;
}

export function collectingLogger(): CollectingLogger {
  const written: string[] = [];
  const logger = createLogger({
    service: 'test',
    level: 'debug',
    write: (line) => void written.push(line),
  });
  const lines = (): LogLine[] => written.map((line) => JSON.parse(line) as LogLine);
  return Object.assign(logger, {
    lines,
    messages: () => lines().map(({ msg }) => msg),
    text: () => written.join(''),
  });
}
