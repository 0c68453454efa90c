import { endings, keptParts, retainedFields, retentionThresholds, type RetentionPolicy } from '@koz/events';

/**
 * Whether a new policy may destroy sooner, or keep less, than an old one: a shorter term, a term counted from another
 * anchor, a shorter term for plans that ended, less left of a field, or a greater k. That takes two people and seven
 * days (rule 4 of the architecture).
 */
export function shortens(old: RetentionPolicy, next: RetentionPolicy): boolean {
  return (
    next.k > old.k ||
    retentionThresholds.some((threshold) => {
      const [before, after] = [old.thresholds[threshold], next.thresholds[threshold]];
      return after.anchor !== before.anchor || after.months < before.months;
    }) ||
    endings.some((ending) => monthsAfter(next, ending) < monthsAfter(old, ending)) ||
    retainedFields.some((field) =>
      retentionThresholds.some(
        (threshold) =>
          keptParts.indexOf(next.fields[field][threshold]) > keptParts.indexOf(old.fields[field][threshold]),
      ),
    )
  );
}

/** Without a term of its own an ended plan goes with the others. */
const monthsAfter = ({ ended }: RetentionPolicy, ending: (typeof endings)[number]): number =>
  ended[ending]?.months ?? Infinity;
