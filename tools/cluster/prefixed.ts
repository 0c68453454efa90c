const widest = 'retention-worker-2'.length;

/** A line of a process, with its name in front. */
export const prefixed = (name: string, line: string): string => `${name.padEnd(widest)} | ${line}`;
