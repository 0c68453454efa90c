import { applicationStatuses, type ApplicationStatus } from '@koz/events';

/**
 * The steps that bring an application further (DOMAIN: "Lifecycle of an application"). An undone approval, a rejection
 * and a withdrawal are left out: going back, or ending it, is no promise to show something later.
 */
const forwardSteps: Readonly<Record<ApplicationStatus, readonly ApplicationStatus[]>> = {
  created: ['noPlace', 'accepted'],
  noPlace: ['accepted'],
  accepted: ['noPlace', 'approved'],
  approved: [],
  rejected: [],
  withdrawn: [],
};

/** Every status to which an application may still be brought further, the nearest first. */
export const laterStatuses = (status: ApplicationStatus): readonly ApplicationStatus[] => later[status];

/** Worked out once: an inbox asks for them for every hidden field of every row. */
const later = Object.fromEntries(
  applicationStatuses.map((status) => [status, reachableFrom(status)]),
) as Readonly<Record<ApplicationStatus, readonly ApplicationStatus[]>>;

function reachableFrom(status: ApplicationStatus): readonly ApplicationStatus[] {
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
