import { ruleMessage, type ApplicationRefusal, type CarePlanRefusal, type TransitionName } from '@koz/domain';
import type { ApplicationStatus } from '@koz/events';
import { notFound, Problem } from './problem.js';

/** How a status is named on screen (DOMAIN: "Lifecycle of an application"). */
const statusInDutch: Readonly<Record<ApplicationStatus, string>> = {
  created: 'nieuw',
  noPlace: 'geen plaats',
  accepted: 'geaccepteerd',
  approved: 'goedgekeurd',
  rejected: 'niet goedgekeurd',
  withdrawn: 'ingetrokken',
};

const stepInDutch: Readonly<Record<TransitionName, string>> = {
  noPlace: 'geen plaats melden',
  accept: 'accepteren',
  approve: 'goedkeuren',
  undoApproval: 'goedkeuring ongedaan maken',
  reject: 'niet goedkeuren',
  withdraw: 'intrekken',
};

/** What the domain refused, as the problem that tells of it. */
export function problemOfRefusal(refusal: ApplicationRefusal | CarePlanRefusal): Problem {
  switch (refusal.code) {
    case 'transitionNotAllowed':
      return transitionNotAllowed(refusal.status, refusal.allowed);
    case 'placeAlreadyFound':
      return new Problem('place-already-found');
    case 'invalidFields':
      return new Problem('validation', {
        errors: refusal.errors.map(({ field, rule }) => ({
          field: withBrackets(field),
          rule,
          message: ruleMessage(rule),
        })),
      });
    case 'alreadyCreated':
    case 'alreadyFiled':
      return new Problem('conflict');
    case 'notCreated':
    case 'notFiled':
    case 'unknownApplication':
      return notFound();
  }
}

function transitionNotAllowed(status: ApplicationStatus, allowed: readonly TransitionName[]): Problem {
  const next =
    allowed.length === 0
      ? 'Er kan geen stap meer volgen.'
      : `Wel mogelijk: ${allowed.map((step) => stepInDutch[step]).join(', ')}.`;
  return new Problem('transition-not-allowed', {
    detail: `Deze stap kan niet: de aanvraag staat op "${statusInDutch[status]}". ${next}`,
    // `status` itself is the HTTP status in a problem document.
    members: { currentStatus: status, allowed: allowed.map(routeOf) },
  });
}

/** `undoApproval` → `undo-approval`, the last part of the step's address. */
const routeOf = (step: TransitionName): string =>
  step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The domain writes `locationIds.2`, HTTP `locationIds[2]`. */
const withBrackets = (field: string): string => field.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
