/**
 * Whole numbers of which one knows bounds and sums: what an attacker knows of the counts behind published figures.
 * Answers whether a count can have a value, by finding numbers that fit everything known.
 */
export class NumberSystem {
  private readonly index = new Map<string, number>();
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private readonly likely: number[] = [];
  private readonly equations: Equation[] = [];
  private readonly equationsOf: number[][] = [];

  /** @param likely a value that fits: where to look first */
  add(name: string, low: number, high: number, likely: number): void {
    this.index.set(name, this.low.length);
    this.low.push(low);
    this.high.push(high);
    this.likely.push(likely);
    this.equationsOf.push([]);
  }

  has(name: string): boolean {
    return this.index.has(name);
  }

  /** The numbers named on one side sum to the same as those on the other. */
  equal(plus: readonly string[], minus: readonly string[]): void {
    this.equate(plus, minus, 1);
  }

  /** The first sum is at most the second, or so many times the second. */
  atMost(parts: readonly string[], whole: readonly string[], times = 1): void {
    const sum = (names: readonly string[]) =>
      names.reduce((total, name) => total + (this.likely[this.at(name)] ?? 0), 0);
    const rest = `rest ${this.equations.length}`;
    this.add(rest, 0, anyNumber, times * sum(whole) - sum(parts));
    this.equate([...parts, rest], whole, times);
  }

  /** The sum of the one is so many times that of the other. */
  private equate(plus: readonly string[], minus: readonly string[], times: number): void {
    const number = this.equations.length;
    const terms = [
      ...plus.map((name) => ({ variable: this.at(name), factor: 1 })),
      ...minus.map((name) => ({ variable: this.at(name), factor: -times })),
    ];
    this.equations.push(terms);
    for (const { variable } of terms) this.equationsOf[variable]?.push(number);
  }

  /** Whether the number can have this value, for all that is known. */
  canBe(name: string, value: number): boolean {
    const search = new Search(this.low, this.high, this.likely, this.equations, this.equationsOf);
    return search.finds(this.at(name), value);
  }

  private at(name: string): number {
    const found = this.index.get(name);
    if (found === undefined) throw new RangeError(`no number ${name}`);
    return found;
  }
}

/** No population is larger. */
export const anyNumber = 1_000_000_000;

type Equation = readonly { readonly variable: number; readonly factor: number }[];

/** Of a search that wanders: beyond it, the value counts as impossible, which hides more and never less. */
const mostSteps = 20_000;

class Search {
  private readonly low: number[];
  private readonly high: number[];
  /** What was narrowed, to be widened again. */
  private readonly trail: { variable: number; low: number; high: number }[] = [];
  private steps = 0;

  constructor(
    low: readonly number[],
    high: readonly number[],
    private readonly likely: readonly number[],
    private readonly equations: readonly Equation[],
    private readonly equationsOf: readonly (readonly number[])[],
  ) {
    this.low = [...low];
    this.high = [...high];
  }

  finds(variable: number, value: number): boolean {
    const everywhere = this.equations.map((_, number) => number);
    return (
      this.settle(everywhere) &&
      this.narrow(variable, value, value) &&
      this.settle(this.equationsOf[variable] ?? []) &&
      this.assignFrom(0)
    );
  }

  /** Gives every number from this one on a value: the likely one, or the nearest that is left. */
  private assignFrom(first: number): boolean {
    let variable = first;
    while (variable < this.low.length && this.low[variable] === this.high[variable]) variable += 1;
    if (variable === this.low.length) return true;
    const low = this.low[variable] ?? 0;
    const high = this.high[variable] ?? 0;
    const value = Math.min(Math.max(this.likely[variable] ?? low, low), high);
    for (const [from, to] of [
      [value, value],
      [low, value - 1],
      [value + 1, high],
    ] as const) {
      if (from > to) continue;
      if ((this.steps += 1) > mostSteps) return false;
      const mark = this.trail.length;
      if (
        this.narrow(variable, from, to) &&
        this.settle(this.equationsOf[variable] ?? []) &&
        this.assignFrom(variable)
      )
        return true;
      this.widenTo(mark);
    }
    return false;
  }

  private narrow(variable: number, low: number, high: number): boolean {
    const presentLow = this.low[variable] ?? 0;
    const presentHigh = this.high[variable] ?? 0;
    const nextLow = Math.max(presentLow, low);
    const nextHigh = Math.min(presentHigh, high);
    if (nextLow > nextHigh) return false;
    if (nextLow !== presentLow || nextHigh !== presentHigh) {
      this.trail.push({ variable, low: presentLow, high: presentHigh });
      this.low[variable] = nextLow;
      this.high[variable] = nextHigh;
    }
    return true;
  }

  private widenTo(mark: number): void {
    while (this.trail.length > mark) {
      const { variable, low, high } = this.trail.pop() as (typeof this.trail)[number];
      this.low[variable] = low;
      this.high[variable] = high;
    }
  }

  /** Narrows bounds by the equations until nothing changes; false when nothing fits. */
  private settle(numbers: readonly number[]): boolean {
    const queue = [...numbers];
    const waiting = new Set(queue);
    for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
      waiting.delete(number);
      const mark = this.trail.length;
      if (!this.applyEquation(this.equations[number] ?? [])) return false;
      for (let at = mark; at < this.trail.length; at += 1)
        for (const other of this.equationsOf[this.trail[at]?.variable ?? 0] ?? [])
          if (other !== number && !waiting.has(other)) {
            waiting.add(other);
            queue.push(other);
          }
    }
    return true;
  }

  /** Each term lies between what the others leave at least and at most. */
  private applyEquation(equation: Equation): boolean {
    let least = 0;
    let most = 0;
    for (const { variable, factor } of equation) {
      const [low, high] = this.boundsOf(variable, factor);
      least += low;
      most += high;
    }
    for (const { variable, factor } of equation) {
      const [low, high] = this.boundsOf(variable, factor);
      const othersLeast = least - low;
      const othersMost = most - high;
      const [from, to] = factor > 0 ? [-othersMost, -othersLeast] : [othersLeast, othersMost];
      const times = Math.abs(factor);
      if (!this.narrow(variable, Math.ceil(from / times), Math.floor(to / times))) return false;
      // The sums follow what was just narrowed.
      const [newLow, newHigh] = this.boundsOf(variable, factor);
      least = othersLeast + newLow;
      most = othersMost + newHigh;
    }
    return true;
  }

  /** Between what a term lies. */
  private boundsOf(variable: number, factor: number): readonly [low: number, high: number] {
    const low = factor * (this.low[variable] ?? 0);
    const high = factor * (this.high[variable] ?? 0);
    return factor > 0 ? [low, high] : [high, low];
  }
}
