import { cpus } from 'node:os';
import type { Samples } from './measure.js';
import { median, medianRatio, percentile } from './statistics.js';

/** A figure of ARCHITECTURE, "Speed": a ratio that is reached, or a latency that is kept. */
export interface Goal {
  readonly name: string;
  readonly goal: number;
  readonly is: 'atLeast' | 'atMost';
  measured(samples: ReadonlyMap<string, Samples>): number;
}

export interface Report {
  readonly node: string;
  readonly processor: string;
  readonly processors: number;
  readonly postgres: string;
  readonly rounds: number;
  readonly eventBytes: number;
  readonly measures: Readonly<
    Record<string, { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number }>
  >;
  readonly goals: Readonly<
    Record<string, { readonly measured: number; readonly goal: number; readonly reached: boolean }>
  >;
}

export const ratioOf =
  (above: string, below: string) =>
  (samples: ReadonlyMap<string, Samples>): number =>
    medianRatio(samples.get(above)?.rates ?? [], samples.get(below)?.rates ?? []);

export const p99Of =
  (name: string) =>
  (samples: ReadonlyMap<string, Samples>): number =>
    percentile(samples.get(name)?.latencies ?? [], 0.99);

export function report(
  samples: ReadonlyMap<string, Samples>,
  goals: readonly Goal[],
  about: Pick<Report, 'postgres' | 'rounds' | 'eventBytes'>,
): Report {
  const processors = cpus();
  return {
    node: process.version,
    processor: processors[0]?.model ?? 'unknown',
    processors: processors.length,
    ...about,
    measures: Object.fromEntries(
      [...samples].map(([name, { rates, latencies }]) => [
        name,
        {
          perSecond: Math.round(median(rates)),
          p50Ms: rounded(median(latencies)),
          p99Ms: rounded(percentile(latencies, 0.99)),
        },
      ]),
    ),
    goals: Object.fromEntries(
      goals.map(({ name, goal, is, measured }) => {
        const value = measured(samples);
        const reached = is === 'atLeast' ? value >= goal : value <= goal;
        return [name, { measured: rounded(value), goal, reached }];
      }),
    ),
  };
}

/** The report as lines for a person. */
export function inWords({
  node,
  processor,
  processors,
  postgres,
  rounds,
  eventBytes,
  ...taken
}: Report): string {
  const number = (value: number) => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 });
  const measures = Object.entries(taken.measures).map(
    ([name, { perSecond, p50Ms, p99Ms }]) =>
      `  ${name.padEnd(28)}${number(perSecond).padStart(9)}/s   p50 ${number(p50Ms)} ms   p99 ${number(p99Ms)} ms`,
  );
  const goals = Object.entries(taken.goals).map(
    ([name, { measured, goal, reached }]) =>
      `  ${name.padEnd(44)}${number(measured).padStart(7)}   doel ${number(goal).padEnd(5)} ${reached ? 'gehaald' : 'niet gehaald'}`,
  );
  return [
    `Node ${node}, PostgreSQL ${postgres}, ${processors} x ${processor}`,
    `${rounds} rondes door elkaar, mediaan per ronde, events van ${eventBytes} bytes, fsync aan`,
    ...measures,
    'Verhoudingen (mediaan over de rondes):',
    ...goals,
  ].join('\n');
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
