import type { Schemas } from '@koz/api-client';

export type Cell = Schemas['CellLegend']['cell'];

/** A sign beside the words of a cell: from full to empty, so that a table can be taken in at a glance. */
export const cellSigns: Readonly<Record<Cell, string>> = { V: '●', MY: '◑', Y: '◔', H: '○' };

/** The words for each cell, as the server's legend gives them. */
export const cellWords = (legend: readonly Schemas['CellLegend'][]): ReadonlyMap<Cell, string> =>
  new Map(legend.map(({ cell, text }) => [cell, text]));
