import type { NotDone, PlaceRefusal } from '@koz/command-handling';
import { ruleMessage, transitions, type TransitionName } from '@koz/domain';
import type { ApplicationStatus } from '@koz/events';
import { invalid, notFound, Problem } from '@koz/http';
import type { OwnDate } from '@koz/privacy-types';
import { dayText } from '../adopt-policies/policy-problems.js';

/** How a status is named on screen (DOMAIN: "Lifecycle of an application"). */
const statusWords: Readonly<Record<ApplicationStatus, string>> = {
  created: 'nieuw',
  noPlace: 'geen plaats',
  accepted: 'geaccepteerd',
  approved: 'goedgekeurd',
  rejected: 'niet goedgekeurd',
  withdrawn: 'ingetrokken',
};

const stepWords: Readonly<Record<TransitionName, string>> = {
  noPlace: 'geen plaats melden',
  accept: 'accepteren',
  approve: 'goedkeuren',
  undoApproval: 'goedkeuring ongedaan maken',
  reject: 'niet goedkeuren',
  withdraw: 'intrekken',
};

/** What a client is told of a command that took no effect. */
export function problemOfOutcome(outcome: NotDone<unknown, PlaceRefusal>): Problem {
  switch (outcome.outcome) {
    case 'refused':
      return problemOfRefusal(outcome.refusal);
    case 'stale':
      return new Problem('stale-revision');
    case 'keyReused':
      return new Problem('idempotency-key-reused');
    case 'contended':
      return new Problem('conflict');
  }
}

function problemOfRefusal(refusal: PlaceRefusal): Problem {
  switch (refusal.code) {
    case 'invalidFields':
      return invalid(
        ...refusal.errors.map(({ field, rule }) => ({ field, rule, message: ruleMessage(rule) })),
      );
    case 'transitionNotAllowed':
      return transitionNotAllowed(refusal.status, refusal.allowed);
    case 'placeAlreadyFound':
      return new Problem('place-already-found');
    case 'carePlanWithdrawn':
      return new Problem('care-plan-withdrawn');
    case 'notOnEmergencyList':
      return new Problem('not-on-emergency-list');
    case 'noPlaceFound':
      return new Problem('no-place-found');
    case 'anonymised':
      return new Problem('care-plan-anonymised');
    case 'erasureRequested':
      return new Problem('erasure-requested');
    case 'alreadyGeneralised':
      return new Problem('already-generalised');
    case 'underLegalHold':
      return new Problem('under-legal-hold', { members: { until: refusal.until } });
    case 'holdExpired':
      return invalid({
        field: 'expires',
        rule: 'holdExpired',
        message: 'De vervaldag moet na vandaag liggen.',
      });
    case 'unknownHold':
      return notFound();
    case 'secondPersonNeeded':
      return new Problem('second-person-needed');
    case 'liftNotRequested':
    case 'keyNotFenced':
    case 'notGeneralised':
      return new Problem('conflict');
    case 'alreadyCreated':
    case 'alreadyFiled':
      return new Problem('conflict');
    case 'notCreated':
    case 'notFiled':
    case 'unknownApplication':
      return notFound();
  }
}

/** A local government that leaves takes no plan and no application on. */
export const controllerLeaving = (since: OwnDate): Problem =>
  new Problem('controller-leaving', {
    detail: `Dit lokaal bestuur vertrekt: sinds ${dayText(since)} neemt het hier geen opvangplannen en geen aanvragen meer aan.`,
    members: { since },
  });

/** Names the present status and what may follow it: to people the steps, to programs the statuses they lead to. */
function transitionNotAllowed(status: ApplicationStatus, allowed: readonly TransitionName[]): Problem {
  const next =
    allowed.length === 0
      ? 'Er kan geen stap meer volgen.'
      : `Wel mogelijk: ${allowed.map((step) => stepWords[step]).join(', ')}.`;
  return new Problem('transition-not-allowed', {
    detail: `Deze stap kan niet: de aanvraag staat op “${statusWords[status]}”. ${next}`,
    // `status` itself is the HTTP status in a problem document.
    members: { currentStatus: status, allowed: [...new Set(allowed.map((step) => transitions[step].to))] },
  });
}
