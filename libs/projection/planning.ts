import type {
  CarePartData,
  CarePlanAmended,
  DayPart,
  PlanningPayload,
  ReadEvent,
  Weekday,
} from '@koz/events';
import type { LocationId, Personal, PlainDate } from '@koz/privacy-types';
import type { ProjectedEvent } from './projection.port.js';

/** The payload of an event whose type the handler is registered for. */
export const dataOf = <Definition>(event: ProjectedEvent): ReadEvent<Definition>['data'] =>
  event.data as ReadEvent<Definition>['data'];

/**
 * The value of a planning field, or undefined when the plan's planning key was destroyed: then there is no row. A
 * field that was not opened is a mistake in the projection's declaration, and stops it.
 */
export function planningValue<T>(personal: Personal<T>): T | undefined {
  if (personal.state === 'known') return personal.value;
  if (personal.state === 'erased') return undefined;
  throw new TypeError(`a planning field is ${personal.state}`);
}

/** What rows may hold in clear of tier planning. */
export type ClearPlanning = Pick<PlanningPayload, 'startDate' | 'careParts' | 'locations' | 'sharing'>;

/** The planning tier of an event that carries it whole; undefined when its key was destroyed. */
export function planningOf(event: ProjectedEvent): ClearPlanning | undefined {
  const data = dataOf<typeof CarePlanAmended>(event);
  const startDate = planningValue(data.startDate);
  const careParts = planningValue(data.careParts);
  const locations = planningValue(data.locations);
  const sharing = planningValue(data.sharing);
  if (!startDate || !careParts || !locations || !sharing) return undefined;
  return { startDate, careParts, locations, sharing };
}

/** The columns that every read model of plans names alike; a type, so that rows of it are records too. */
export type PlanningColumns = {
  readonly location_ids: readonly LocationId[];
  /** The first day of the month in which care starts. */
  readonly start_month: PlainDate;
  /** `mon:full`, as locations name theirs. */
  readonly care_parts: readonly string[];
};

export const planningColumns = ({ startDate, careParts, locations }: ClearPlanning): PlanningColumns => ({
  location_ids: locations.map(({ locationId }) => locationId),
  start_month: `${startDate.slice(0, 7)}-01`,
  care_parts: careParts.map(({ weekday, part }) => `${weekday}:${part}`),
});

/** A care part as {@link planningColumns} wrote it. */
export function carePartIn(text: string): CarePartData {
  const [weekday, part] = text.split(':') as [Weekday, DayPart];
  return { weekday, part };
}
