import { dayInBelgium } from '@koz/domain';
import type { EventStore } from '@koz/event-store';
import { instant, type PlainDate } from '@koz/privacy-types';
import { retentionDepsOf, runRetention, type RunReport } from '@koz/services/retention-worker';
import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { DemoSystem } from './system.js';

/** What the retention of all controllers did on the first day of a month. */
export interface MonthOfRetention {
  readonly day: PlainDate;
  readonly generalised: number;
  readonly anonymised: number;
  /** Open applications that were withdrawn, since the child is 2.5. */
  readonly applicationsEnded: number;
  readonly keysDestroyed: number;
  readonly epochsDestroyed: number;
  /** Of the anonymised plans, how many leave how much: by level. */
  readonly levels: Readonly<Record<string, number>>;
}

const brussels = 'Europe/Brussels';
/** The retention of a month runs in the night before anybody is at work. */
const atNight = '03:00';

/** The first days of the months after a moment, until so many months are over. */
export function firstDays(from: string, months: number): PlainDate[] {
  const first = Temporal.PlainDate.from(dayInBelgium(instant(from))).with({ day: 1 });
  return Array.from({ length: months }, (_, n) => first.add({ months: n + 1 }).toString() as PlainDate);
}

/** Moves the clock to the first night of a month and has every controller's retention done, on a store that is watched. */
export async function passMonth(
  { runtime }: DemoSystem,
  day: PlainDate,
  watch: (store: EventStore) => EventStore,
): Promise<MonthOfRetention> {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: brussels, plainTime: atNight });
  await runtime.clock.set(instant(at.epochMilliseconds));
  const deps = retentionDepsOf(runtime);
  const watched = { ...deps, store: watch(deps.store) };
  const reports: RunReport[] = [];
  for (const controller of await runtime.locations('koz_query').controllers())
    for (;;) {
      const report = await runRetention(watched, { controller });
      // The worker of the system may be at it: what it does counts in the log all the same.
      if (report.reason === 'busy') await delay(50);
      else if (report.outcome === 'stopped') throw new Error(`retention stopped: ${report.reason}`);
      else {
        reports.push(report);
        break;
      }
    }
  return sumOf(day, reports);
}

function sumOf(day: PlainDate, reports: readonly RunReport[]): MonthOfRetention {
  const levels: Record<string, number> = {};
  for (const { batches } of reports)
    for (const batch of batches)
      for (const [level, plans] of Object.entries(batch.levels ?? {}))
        levels[level] = (levels[level] ?? 0) + plans;
  const sum = (of: (report: RunReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  const { precise, identity, planning } = {
    precise: sum(({ destroyed }) => destroyed.precise),
    identity: sum(({ destroyed }) => destroyed.identity),
    planning: sum(({ destroyed }) => destroyed.planning),
  };
  return {
    day,
    generalised: precise,
    anonymised: identity,
    applicationsEnded: sum(({ applicationsEnded }) => applicationsEnded),
    keysDestroyed: precise + identity + planning,
    epochsDestroyed: sum(({ epochsDestroyed }) => epochsDestroyed),
    levels,
  };
}
