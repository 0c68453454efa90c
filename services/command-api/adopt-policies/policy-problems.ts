import type { ControllerRefusal } from '@koz/domain';
import {
  policyFaults,
  retentionPolicyFaults,
  type PolicyFault,
  type RetentionPolicyFault,
} from '@koz/events';
import type { PlainDate } from '@koz/privacy-types';
import { invalid, notFound, Problem, type FieldError } from '@koz/http';

/** More would help nobody. */
const mostErrors = 50;

const faultMessages: Readonly<Record<AnyFault['rule'], string>> = {
  object: 'Hier wordt een groep van velden verwacht.',
  unknownMembers: 'Hier staat een veld dat dit document niet kent.',
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
  fewerMonths: 'De termijn van 5 jaar mag niet korter zijn dan die van 2,5 jaar.',
  keepsMore: 'Na 5 jaar mag er niet meer blijven dan na 2,5 jaar.',
  birthMonthNeeded: 'Laat hier de maand blijven: de termijn van 5 jaar telt vanaf de geboorte.',
};

type AnyFault = PolicyFault | RetentionPolicyFault;

/** What is wrong with a disclosure method, each with its place in the request. */
export const errorsOfMethod = (document: unknown): FieldError[] => errorsAt('method', policyFaults(document));

/** What is wrong with a retention policy, each with its place in the request. */
export const errorsOfRetention = (document: unknown): FieldError[] =>
  errorsAt('retention', retentionPolicyFaults(document));

const errorsAt = (member: string, faults: readonly AnyFault[]): FieldError[] =>
  faults.slice(0, mostErrors).map(({ path, rule }) => ({
    field: path === '' ? member : `${member}.${path}`,
    rule,
    message: faultMessages[rule],
  }));

/** `01/07/2026` */
export const dayText = (day: PlainDate): string => day.split('-').reverse().join('/');

/**
 * What a client is told of a decision that the controller's stream refuses.
 * @param document the member of the request that holds what was decided on
 */
export function problemOfControllerRefusal(
  refusal: ControllerRefusal,
  document: 'method' | 'retention' = 'method',
): Problem {
  switch (refusal.code) {
    case 'notRegistered':
      return notFound();
    case 'alreadyRegistered':
      return new Problem('conflict');
    case 'invalidPolicy':
      return invalid({ field: 'method', rule: 'object', message: faultMessages.object });
    case 'policyVersionNotNewer':
      return invalid({
        field: `${document}.version`,
        rule: 'versionNotNewer',
        message: `Hiervan is versie ${refusal.newest} al aangenomen: geef een hogere versie.`,
      });
    case 'invalidRetentionPolicy':
      return invalid({ field: 'retention', rule: 'object', message: faultMessages.object });
    case 'otherProposalStands':
      return invalid({
        field: 'retention.version',
        rule: 'otherProposalStands',
        message: 'Onder deze versie ligt al een ander voorstel voor: trek dat in, of geef een hogere versie.',
      });
    case 'noSuchProposal':
      return notFound();
    case 'proposalNeeded':
      return new Problem('proposal-needed');
    case 'secondPersonNeeded':
      return new Problem('second-person-needed', {
        detail:
          'Jij hebt dit voorgesteld: een andere functionaris voor gegevensbescherming moet het bevestigen.',
      });
    case 'effectiveTooEarly':
      return invalid({
        field: 'effectiveFrom',
        rule: 'effectiveTooEarly',
        message: `Dit kan niet ingaan voor ${dayText(refusal.earliest)}.`,
      });
    case 'batchNotPlanned':
      return new Problem('conflict');
    case 'noDepartureProposed':
      return notFound();
    case 'departureStands':
      return new Problem('departure-stands');
    case 'departureInEffect':
      return new Problem('controller-leaving', {
        detail: `Het vertrek is ingegaan op ${dayText(refusal.since)} en kan niet meer ingetrokken worden.`,
      });
    case 'departureBegun':
    case 'controllerLeft':
      return new Problem('controller-leaving', {
        detail: 'Dit lokaal bestuur is vertrokken: er valt hier niets meer te beslissen.',
      });
    case 'departureNotConfirmed':
    case 'departureNotInEffect':
    case 'exportNeeded':
    case 'otherExport':
    case 'departureNotBegun':
      return new Problem('conflict');
    case 'roundMonthsAndHandlingDiffer':
      return invalid({
        field: 'terms.roundMonthsBefore',
        rule: 'withRoundsOnly',
        message: 'Geef dit bij rondes, en alleen dan.',
      });
  }
}
