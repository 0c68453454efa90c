export type Json = Record<string, unknown>;

/** The rules that any document may break. */
export type DocumentRule =
  'object' | 'unknownMembers' | 'pattern' | 'wholeNumber' | 'title' | 'list' | 'code' | 'codes' | 'duplicate';

/** A mistake in a document. It repeats nothing of what the document holds. */
export interface DocumentFault<Rule extends string = never> {
  /** Where: `cells.address[2]`; empty for the document itself. */
  readonly path: string;
  readonly rule: DocumentRule | Rule;
  /** What was expected, in English, for who programs. */
  readonly expected: string;
}

/** A fault in one line. */
export const faultText = ({ path, expected }: DocumentFault<string>): string =>
  `${path || 'the policy'} ${expected}`;

const longestTitle = 200;

/** Gathers what is wrong with a document, which may also break rules of its own. */
export class Faults<Rule extends string = never> {
  readonly all: DocumentFault<Rule>[] = [];

  add(path: string, rule: DocumentRule | Rule, expected: string): void {
    this.all.push({ path, rule, expected });
  }

  /** The names of unknown members are not repeated: they may be anything. */
  unknownMembers(where: string, value: Json, known: readonly string[]): void {
    if (Object.keys(value).some((name) => !known.includes(name)))
      this.add(where, 'unknownMembers', `must have no members but ${known.join(', ')}`);
  }

  pattern(where: string, value: unknown, pattern: RegExp): void {
    if (typeof value !== 'string' || !pattern.test(value))
      this.add(where, 'pattern', `must be text like ${pattern}`);
  }

  title(where: string, value: unknown): void {
    if (typeof value !== 'string' || value.trim() === '' || value.length > longestTitle)
      this.add(where, 'title', `must be text of at most ${longestTitle} characters`);
  }

  wholeNumber(where: string, value: unknown, least: number): void {
    if (!Number.isSafeInteger(value) || (value as number) < least)
      this.add(where, 'wholeNumber', `must be a whole number of at least ${least}`);
  }

  list(where: string, value: unknown, most: number): readonly unknown[] {
    if (Array.isArray(value) && value.length > 0 && value.length <= most) return value;
    this.add(where, 'list', `must be a list of 1 to ${most}`);
    return [];
  }

  code(where: string, value: unknown, known: readonly string[]): void {
    if (!(known as readonly unknown[]).includes(value))
      this.add(where, 'code', `must be one of ${known.join(', ')}`);
  }

  codes(where: string, value: unknown, known: readonly string[]): void {
    const codes = this.list(where, value, known.length);
    if (codes.some((code) => !(known as readonly unknown[]).includes(code)))
      this.add(where, 'codes', `must hold only ${known.join(', ')}`);
    if (new Set(codes).size < codes.length) this.add(where, 'duplicate', 'must hold each code once');
  }
}

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
