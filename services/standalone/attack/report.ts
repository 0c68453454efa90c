import type { Fault } from './watchers.js';

/** Something that was answered as nothing may be, with the first request that brought it about. */
export interface Found {
  readonly call: string;
  readonly fault: string;
  readonly example: string;
}

const longest = 900;

/** Gathers faults: of each kind the first, so that one run tells of all. */
export class Report {
  private readonly found = new Map<string, Found>();

  note(call: string, faults: readonly Fault[], example: object): void {
    for (const { watcher, what } of faults) {
      const fault = `${watcher}: ${what}`;
      const key = `${call} ${fault}`;
      if (!this.found.has(key)) this.found.set(key, { call, fault, example: shortened(example) });
    }
  }

  all(): readonly Found[] {
    return [...this.found.values()];
  }
}

/** What repeats itself, once. */
const shortened = (example: object): string =>
  JSON.stringify(example)
    .replaceAll(/(.{1,12}?)\1{5,}/g, '$1…')
    .slice(0, longest);
