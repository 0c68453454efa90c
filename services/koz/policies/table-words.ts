import type { DecisionStep } from '@koz/disclosure';
import type { ApplicationStatus } from '@koz/events';
import { number } from '../cli/terminal.js';
import { columnOf } from '../import/columns.js';
import type { TableWords } from './comparison-table.js';

const statuses: Readonly<Record<ApplicationStatus, string>> = {
  created: 'nieuw',
  noPlace: 'geen plaats',
  accepted: 'geaccepteerd',
  approved: 'goedgekeurd',
  rejected: 'niet goedgekeurd',
  withdrawn: 'ingetrokken',
};

const decisions: Readonly<Record<DecisionStep, string>> = {
  noPlace: 'geen plaats gemeld',
  accepted: 'opgenomen',
  approved: 'goedgekeurd',
  rejected: 'niet goedgekeurd',
};

/** For people at a terminal; fields bear the names that a file of applications gives them. */
export const dutchWords: TableWords = {
  number,
  field: columnOf,
  days: 'dagen van gezinnen',
  allFields: 'alle velden samen',
  coarse: 'waarvan enkel maand of jaar',
  allLocations: 'alle velden, per locatie',
  anyField: 'dagen met iets zichtbaar',
  organisers: 'organisatoren, opgeteld',
  mostOrganisers: 'organisatoren, hoogstens',
  decision: (decision, at) => `${decisions[decision]}, vanuit ${statuses[at]}`,
  missed: (taken) => `gemist bij ${taken} beslissingen`,
  fieldsAt: (decision, taken) => `velden: ${decision} (${taken} keer)`,
  allMissed: 'velden samen',
};

/** For the documentation. */
export const englishWords: TableWords = {
  number: (value) => value.toLocaleString('en'),
  field: (field) => `\`${field}\``,
  days: 'days of families on which a location saw it',
  allFields: '**all fields added up**',
  coarse: 'of which only month or year',
  allLocations: 'all fields, once for each location',
  anyField: 'days with anything at all shown',
  organisers: 'organisers that saw anything, added up over plans',
  mostOrganisers: 'the most for one plan',
  decision: (decision, at) => `${decision} at ${at}`,
  missed: (taken) => `hidden at how many of ${taken} decisions, though another method shows it`,
  fieldsAt: (decision, taken) => `fields, over ${taken} × ${decision}`,
  allMissed: '**all fields and decisions**',
};
