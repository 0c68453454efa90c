import type { MarginName, PublishedFigure, PublishedMargin, Publication, Unit } from './figures.js';

/** A sum of published figures; `partial` when one of them is suppressed and so not in it. */
export interface SummedFigure {
  readonly value: PublishedFigure;
  readonly partial: boolean;
}

export interface SummedMargin {
  readonly name: MarginName;
  readonly of: Unit;
  readonly cells: readonly ({ readonly key: string } & SummedFigure)[];
}

export interface SummedPublication {
  readonly plans: SummedFigure;
  readonly applications: SummedFigure;
  readonly overdue: SummedFigure;
  readonly margins: readonly SummedMargin[];
}

/**
 * The figures of several controllers together. Only what each of them publishes is added up, never the counts behind
 * it: so that nobody who sees the sum and some of its parts can work out more of the others than they publish.
 */
export function sumOfControllers(publications: readonly Publication[]): SummedPublication {
  const total = (read: (publication: Publication) => PublishedFigure) => sumOfFigures(publications.map(read));
  const names = [...new Set(publications.flatMap(({ margins }) => margins.map(({ name }) => name)))];
  return {
    plans: total(({ plans }) => plans),
    applications: total(({ applications }) => applications),
    overdue: total(({ overdue }) => overdue),
    margins: names
      .filter((name) => name !== 'overdueLocation')
      .map((name) =>
        sumOfMargins(
          name,
          publications.map(({ margins }) => margins.find((margin) => margin.name === name)),
        ),
      ),
  };
}

function sumOfMargins(name: MarginName, margins: readonly (PublishedMargin | undefined)[]): SummedMargin {
  const keys = [...new Set(margins.flatMap((margin) => margin?.cells.map(({ key }) => key) ?? []))];
  const valueIn = (margin: PublishedMargin | undefined, key: string): PublishedFigure =>
    margin?.cells.find((cell) => cell.key === key)?.value ?? null;
  return {
    name,
    of: margins.find((margin) => margin !== undefined)?.of ?? 'plans',
    cells: keys.map((key) => ({ key, ...sumOfFigures(margins.map((margin) => valueIn(margin, key))) })),
  };
}

/** Adds up what is shown; null when nothing is. */
export function sumOfFigures(values: readonly PublishedFigure[]): SummedFigure {
  const shown = values.filter((value) => value !== null);
  return {
    value: shown.length === 0 ? null : shown.reduce((sum, value) => sum + value, 0),
    partial: shown.length > 0 && shown.length < values.length,
  };
}
