import type { EventMetadata } from '@koz/events';
import type { ProjectedEvent, ProjectionHandler } from '@koz/projection';
import { changeBy, lastWords } from '../changes.js';
import type { PlanRow, Rows } from '../tables.js';

export type Handler = ProjectionHandler<Rows>;

/** A start of care as rows tell it: its month. */
export const startMonth = (startDate: string): string => `${startDate.slice(0, 7)}-01`;

/**
 * Changes a plan's row. Whatever the event is about, the head that it carries tells where the places are and which keys
 * are closed for ever: the very words by which the mask was made at that moment.
 */
export const changePlan = (
  changed: (row: PlanRow, event: ProjectedEvent) => Partial<PlanRow> = () => ({}),
): Handler => ({
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    if (!row) return;
    const { head } = event.metadata;
    plan.put({
      ...row,
      places: withNews(row.places, event, wordsOfPlace(head)),
      fences: withNews(row.fences, event, [head.fence ?? 'none']),
      ...changed(row, event),
    });
  },
});

/** The place, `-` or the application that it is with, and the applications that keep one beside it. */
const wordsOfPlace = ({
  place = 'none',
  placeApplicationId = undefined,
  keptApplicationIds = [],
}: EventMetadata['head']): string[] => [place, placeApplicationId ?? '-', ...keptApplicationIds];

/** What a plan is before anything was said. */
const unsaid = ['none', 'none -'];

function withNews(
  lines: readonly string[],
  event: ProjectedEvent,
  words: readonly string[],
): readonly string[] {
  const news = words.join(' ');
  const isKnown = lines.length === 0 ? unsaid.includes(news) : lastWords(lines) === news;
  return isKnown ? lines : [...lines, changeBy(event, ...words)];
}
