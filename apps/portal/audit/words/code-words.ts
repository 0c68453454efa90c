import { causeNames, reasonNames } from '../../shared/words/words.js';

/** Codes that events and replays carry beside the reasons of a step. */
const otherCodes: Readonly<Record<string, string>> = {
  urgentWork: 'dringend werk of opleiding',
  medicalOrSocial: 'medische of sociale nood',
  careEndedElsewhere: 'opvang elders gestopt',
  lifted: 'niet meer nodig',
  familyRequest: 'het gezin vraagt het',
  objection: 'bezwaar van het gezin',
  unlawfulProcessing: 'onrechtmatige verwerking',
  legalObligation: 'wettelijke verplichting',
  complaint: 'klacht',
  lawsuit: 'rechtszaak',
  inspection: 'inspectie',
  signed: 'getekend mandaat',
  oral: 'mondeling mandaat',
  lokAdvice: 'advies van het lokaal overleg kinderopvang',
  regionDefault: 'standaard van de regio',
  councilDecision: 'beslissing van de gemeenteraad',
};

/** A code in words; the code itself where none are known. */
export const codeText = (code: string): string =>
  (reasonNames as Readonly<Record<string, string>>)[code] ?? otherCodes[code] ?? causeNames[code] ?? code;

export const placeNames: Readonly<Record<string, string>> = {
  none: 'het gezin zoekt nog',
  found: 'een plaats gevonden, nog niet bevestigd',
  confirmed: 'de plaats is bevestigd',
};

export const fenceNames: Readonly<Record<string, string>> = {
  none: 'geen enkele',
  precise: 'die van de precieze gegevens (2,5 jaar)',
  all: 'alle (5 jaar, of gewist)',
};

export const planStatusNames: Readonly<Record<string, string>> = {
  filed: 'ingediend',
  withdrawn: 'ingetrokken',
};

export const unreadableNames: Readonly<Record<string, string>> = {
  birthMonth: 'de geboortemaand: aangenomen is dat de bewaartermijn op tijd liep',
  startMonth: 'de maand waarin de opvang begint',
  sharing: 'met wie het gezin deelde',
  givenFields: 'welke velden niet ingevuld waren',
};
