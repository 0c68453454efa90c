import { maxLocations, municipalities } from '@koz/domain';
import { applicationStatuses, dayParts, priorityRuleCodes, weekdays } from '@koz/events';
import type { PlainDate } from '@koz/privacy-types';
import {
  cellName,
  marginNames,
  type AtMost,
  type Figures,
  type Margin,
  type MarginName,
  type Unit,
} from '../figures.js';
import type { Contribution, Places } from './contribution.js';
import {
  ageBands,
  carePartKey,
  elsewhere,
  homeKeys,
  noPriority,
  outcomeOf,
  outcomes,
  type Outcome,
  startMonthKeys,
  unknownKey,
} from './keys.js';

/** Adds up what plans count for, one after the other. */
export class Counter {
  private plans = 0;
  private readonly counts = new Map<string, number>();
  private readonly takenUp: number[] = [];
  private readonly decided: number[] = [];

  constructor(
    private readonly day: PlainDate,
    private readonly places: Places,
  ) {}

  add({ cells, durations }: Contribution): void {
    this.plans += 1;
    for (const margin of marginNames)
      for (const key of cells[margin]) {
        const name = cellName(margin, key);
        this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
      }
    this.takenUp.push(...durations.takenUp);
    this.decided.push(...durations.decided);
  }

  figures(): Figures {
    const margins = marginNames.map((name) => this.margin(name));
    const sumOf = (name: MarginName) =>
      (margins.find((margin) => margin.name === name)?.cells ?? []).reduce(
        (sum, { count }) => sum + count,
        0,
      );
    return {
      plans: this.plans,
      applications: sumOf('status'),
      overdue: sumOf('overdueLocation'),
      margins,
      atMost: this.atMost(),
      durations: { takenUp: this.takenUp, decided: this.decided },
    };
  }

  private margin(name: MarginName): Margin {
    const { of, keys, ...form } = shapeOf(name, this.day, this.places);
    const cells = keys.map((key) => ({ key, count: this.counts.get(cellName(name, key)) ?? 0 }));
    return { name, of, cells, ...form };
  }

  /**
   * Who sees the figures knows these: only a new application is overdue, each location lies in one municipality, and what
   * a plan came to shows in its applications.
   */
  private atMost(): AtMost[] {
    const overdueIn = municipalities.flatMap((municipality): AtMost[] => {
      const here = [...this.places].filter(([, place]) => place.own && place.municipality === municipality);
      return here.length === 0
        ? []
        : [
            {
              parts: here.map(([locationId]) => cellName('overdueLocation', locationId)),
              whole: [cellName('municipality', municipality)],
            },
          ];
    });
    const away = municipalities.filter((municipality) =>
      [...this.places.values()].some((place) => !place.own && place.municipality === municipality),
    );
    return [
      { parts: ['overdue'], whole: [cellName('status', 'created')] },
      ...outcomesAndStatuses(),
      ...overdueIn,
      {
        parts: [cellName('overdueLocation', elsewhere)],
        whole: [...away, unknownKey].map((key) => cellName('municipality', key)),
      },
    ];
  }
}

/**
 * Each plan has an application that brought its outcome; and applications of a status belong to a plan of that outcome
 * or of one that goes before it.
 */
const outcomesAndStatuses = (): AtMost[] =>
  outcomes.flatMap((outcome, index): AtMost[] => {
    const upTo = outcomes.slice(0, index + 1);
    const bringing = (some: readonly Outcome[]) =>
      applicationStatuses
        .filter((status) => some.includes(outcomeOf[status]))
        .map((status) => cellName('status', status));
    return [
      { parts: [cellName('outcome', outcome)], whole: bringing([outcome]) },
      { parts: bringing(upTo), whole: upTo.map((each) => cellName('outcome', each)), times: maxLocations },
    ];
  });

interface Shape extends Pick<Margin, 'kind' | 'alone' | 'atMostOneOf'> {
  readonly of: Unit;
  readonly keys: readonly string[];
}

/** The fixed list of a margin's cells: it follows from the day and the register of locations, never from the plans. */
function shapeOf(name: MarginName, day: PlainDate, places: Places): Shape {
  const partition = (of: Unit, keys: readonly string[]): Shape => ({ of, kind: 'partition', keys });
  switch (name) {
    case 'startMonth':
      return partition('plans', [...startMonthKeys(day), unknownKey]);
    case 'childAge':
      return partition('plans', [...ageBands.map(({ key }) => key), unknownKey]);
    case 'homePostcode':
      return partition('plans', [...homeKeys, unknownKey]);
    case 'careParts': {
      const days = weekdays.map((weekday) => dayParts.map((part) => carePartKey({ weekday, part })));
      const keys = [...days.flat(), unknownKey];
      return { of: 'plans', kind: 'several', keys, alone: [unknownKey], atMostOneOf: days };
    }
    case 'priorityRules':
      return {
        of: 'plans',
        kind: 'several',
        keys: [...priorityRuleCodes, noPriority, unknownKey],
        alone: [noPriority, unknownKey],
      };
    case 'status':
      return partition('applications', applicationStatuses);
    case 'municipality':
      return partition('applications', [...municipalities, unknownKey]);
    case 'outcome':
      return partition('plans', outcomes);
    case 'overdueLocation': {
      const own = [...places].filter(([, place]) => place.own).map(([locationId]) => locationId);
      return partition('overdue', [...own.sort(), elsewhere]);
    }
  }
}
