/** Something whose speed is taken: operations, so many of them under way at a time. */
export interface Measure {
  readonly name: string;
  readonly inFlight: number;
  /** Operations per round: enough for a round of some tenths of a second. */
  readonly operations: number;
  /** Does one operation; `lane` counts from 0 to `inFlight` - 1. */
  operate(lane: number): Promise<void>;
}

/** What one measure gave: a rate per round, a latency per operation (milliseconds). */
export interface Samples {
  readonly rates: number[];
  readonly latencies: number[];
}

/**
 * Runs the measures in turn, round after round, each round beginning with another one: what slows the machine for a
 * while slows all of them alike. The first round warms up and does not count.
 */
export async function runInterleaved(
  measures: readonly Measure[],
  rounds: number,
  progress: (round: number) => void,
): Promise<Map<string, Samples>> {
  const samples = new Map(measures.map((measure) => [measure, { rates: [], latencies: [] } as Samples]));
  for (let round = 0; round <= rounds; round += 1) {
    progress(round);
    const first = round % measures.length;
    for (const measure of [...measures.slice(first), ...measures.slice(0, first)]) {
      const { rate, latencies } = await runOnce(measure);
      if (round === 0) continue;
      samples.get(measure)?.rates.push(rate);
      samples.get(measure)?.latencies.push(...latencies);
    }
  }
  return new Map([...samples].map(([{ name }, taken]) => [name, taken]));
}

async function runOnce({
  inFlight,
  operations,
  operate,
}: Measure): Promise<{ rate: number; latencies: number[] }> {
  const latencies: number[] = [];
  let left = operations;
  const lane = async (index: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const begin = performance.now();
      await operate(index);
      latencies.push(performance.now() - begin);
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: inFlight }, (_, index) => lane(index)));
  return { rate: operations / ((performance.now() - begin) / 1000), latencies };
}
