const colours: Readonly<Record<string, string>> = { warn: '\x1b[33m', error: '\x1b[31m', debug: '\x1b[2m' };
const plain = '\x1b[0m';

/** Turns a JSON line of the log into one that people read: `14:03:22 warn  Text field=value`. */
export function shortForm(line: string, coloured: boolean): string {
  const {
    time,
    level,
    msg,
    service: _service,
    error,
    ...fields
  } = JSON.parse(line) as Record<string, unknown>;
  const name = String(level);
  const head = `${String(time).slice(11, 19)} ${name.padEnd(5)} ${String(msg ?? '')}`;
  const rest = Object.entries(fields).map(([field, value]) => `${field}=${shown(value)}`);
  const colour = coloured ? colours[name] : undefined;
  const text = [head, ...rest].join(' ');
  return [colour ? `${colour}${text}${plain}` : text, ...errorLines(error), ''].join('\n');
}

const shown = (value: unknown): string =>
  typeof value === 'string' && !value.includes(' ') ? value : JSON.stringify(value);

function errorLines(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { name, code, message, stack, cause } = error as Record<string, unknown>;
  const head = [name, code, message].filter((part) => part !== undefined).join(' ');
  const frames = Array.isArray(stack) ? stack.map((frame) => `      ${String(frame)}`) : [];
  return [`    ${head}`, ...frames, ...errorLines(cause)];
}
