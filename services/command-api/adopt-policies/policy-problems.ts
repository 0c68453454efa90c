import type { ControllerRefusal } from '@koz/domain';
import type { PolicyFault } from '@koz/events';
import { policyFaults } from '@koz/events';
import { invalid, notFound, Problem, type FieldError } from '@koz/http';

/** More would help nobody. */
const mostErrors = 50;

const faultMessages: Readonly<Record<PolicyFault['rule'], string>> = {
  object: 'Hier wordt een groep van velden verwacht.',
  unknownMembers: 'Hier staat een veld dat een methode niet kent.',
  differentKeys: 'Elke kolom heeft een eigen sleutel nodig.',
  cellCount: 'Er hoort één cel te staan voor elke kolom.',
  cell: 'Een cel is V of H, en bij een datum ook Y of MY.',
  hiddenFrom5y: 'Vanaf 5 jaar toont een methode niets: zet hier H.',
  pattern: 'Dit heeft niet de juiste vorm.',
  wholeNumber: 'Hier wordt een geheel getal verwacht, dat groot genoeg is.',
  title: 'Hier wordt een korte tekst verwacht.',
  list: 'Hier wordt een lijst verwacht, die niet leeg en niet te lang is.',
  code: 'Hier staat een code die niet bestaat.',
  codes: 'Hier staat een code die niet bestaat.',
  duplicate: 'Elke code hoort er maar één keer te staan.',
};

/** What is wrong with a document, each with its place in the request. */
export const errorsOfDocument = (document: unknown): FieldError[] =>
  policyFaults(document)
    .slice(0, mostErrors)
    .map(({ path, rule }) => ({
      field: path === '' ? 'method' : `method.${path}`,
      rule,
      message: faultMessages[rule],
    }));

/** What a client is told of a decision that the controller's stream refuses. */
export function problemOfControllerRefusal(refusal: ControllerRefusal): Problem {
  switch (refusal.code) {
    case 'notRegistered':
      return notFound();
    case 'alreadyRegistered':
      return new Problem('conflict');
    case 'invalidPolicy':
      return invalid({ field: 'method', rule: 'object', message: faultMessages.object });
    case 'policyVersionNotNewer':
      return invalid({
        field: 'method.version',
        rule: 'versionNotNewer',
        message: `Van deze methode is versie ${refusal.newest} al aangenomen: geef een hogere versie.`,
      });
    case 'invalidRetentionPolicy':
      return invalid({ field: 'policy', rule: 'object', message: faultMessages.object });
    case 'proposalNeeded':
      return new Problem('proposal-needed');
    case 'secondPersonNeeded':
      return new Problem('second-person-needed');
    case 'effectiveTooEarly':
      return invalid({
        field: 'effectiveFrom',
        rule: 'effectiveTooEarly',
        message: `Dit kan niet ingaan voor ${refusal.earliest.split('-').reverse().join('/')}.`,
      });
    case 'batchNotPlanned':
      return new Problem('conflict');
    case 'roundMonthsAndHandlingDiffer':
      return invalid({
        field: 'terms.roundMonthsBefore',
        rule: 'withRoundsOnly',
        message: 'Geef dit bij rondes, en alleen dan.',
      });
  }
}
