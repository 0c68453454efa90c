/**
 * For how long a reader of the log has been behind, told from looking now and then: since the earliest look at which the log
 * held something that the reader has not taken in yet. By the process' own time, which is never moved.
 */
export class LagWatch {
  private looks: { readonly at: number; readonly last: number }[] = [];

  /** @param nowMs a monotonic time, in milliseconds */
  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Notes where the log ends now, and answers for how many seconds each of these positions has been behind it. */
  secondsBehind(last: number, positions: readonly number[]): number[] {
    const at = this.nowMs();
    if (this.looks.at(-1)?.last !== last) this.looks.push({ at, last });
    const slowest = Math.min(last, ...positions);
    // Of what everybody has taken in nothing need be known.
    this.looks = this.looks.filter((look) => look.last > slowest || look.last === last);
    return positions.map((position) => {
      const since = this.looks.find((look) => look.last > position);
      return since === undefined ? 0 : (at - since.at) / 1000;
    });
  }
}
