import type { ApplicationStatus } from '@koz/events';

/**
 * The steps that bring an application further (DOMAIN: "Lifecycle of an application"). An undone approval is left
 * out: going back is no promise to show something later.
 */
const forwardSteps: Readonly<Record<ApplicationStatus, readonly ApplicationStatus[]>> = {
  created: ['noPlace', 'accepted', 'rejected', 'withdrawn'],
  noPlace: ['accepted', 'withdrawn'],
  accepted: ['noPlace', 'approved', 'rejected', 'withdrawn'],
  approved: [],
  rejected: [],
  withdrawn: [],
};

/** Every status that may still follow, the nearest first. */
export function laterStatuses(status: ApplicationStatus): readonly ApplicationStatus[] {
  const found: ApplicationStatus[] = [];
  let edge: readonly ApplicationStatus[] = [status];
  while (edge.length > 0) {
    edge = [...new Set(edge.flatMap((each) => forwardSteps[each]))].filter(
      (each) => each !== status && !found.includes(each),
    );
    found.push(...edge);
  }
  return found;
}
