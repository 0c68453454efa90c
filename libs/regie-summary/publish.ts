import { isUnchanged, mayFollow, type Changes, type Part } from './count/changes.js';
import {
  marginNames,
  type Figures,
  type MarginName,
  type Publication,
  type PublishedMargin,
} from './figures.js';
import { protect } from './protect/protect.js';

/** What was published last, and what changed since. */
export interface Former {
  readonly publication: Publication;
  readonly changes: ReadonlyMap<Part, Changes>;
}

/**
 * What is published of new figures; undefined when the former publication stands.
 *
 * It stands until in every part that changed at all k plans count otherwise, so that no two snapshots differ by fewer.
 * It also stands when nothing changed: whether there were few changes or none is not told. A part that did not change
 * is published as it was: hidden in another pattern, the two together could show what each hides.
 */
export function publish(figures: Figures, k: number, former?: Former): Publication | undefined {
  if (!former) return protect(figures, { k });
  const all = [...former.changes.values()];
  if (all.every(isUnchanged) || !all.every((changes) => mayFollow(changes, k))) return undefined;
  const { publication, changes } = former;
  const stands = (part: Part) => isUnchanged(changes.get(part) ?? { certain: 0, possible: 0 });
  const published = protect(figures, { k, standing: standing(publication, stands) });
  if (!published || publication.plans === null) return published;
  const { takenUp, decided } = publication.durations;
  return {
    ...published,
    durations: {
      takenUp: stands('takenUp') ? takenUp : published.durations.takenUp,
      decided: stands('decided') ? decided : published.durations.decided,
    },
  };
}

/** Where nothing was told before, nothing stands. */
const standing = (
  { plans, margins }: Publication,
  stands: (name: MarginName) => boolean,
): ReadonlyMap<MarginName, PublishedMargin> =>
  new Map(
    plans === null
      ? []
      : marginNames.flatMap((name) => {
          const margin = margins.find((each) => each.name === name);
          return margin && stands(name) ? [[name, margin] as const] : [];
        }),
  );
