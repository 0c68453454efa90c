import type { ConsultationAction } from '@koz/disclosure-ledger';

/** What somebody did, in words. An action without its words does not compile. */
export const actionWords: Readonly<Record<ConsultationAction, string>> = {
  readLog: 'las in het logboek',
  readFeed: 'haalde op wat andere systemen verteld wordt',
  replayStream: 'bekeek hoe het op een moment was',
  exportLog: 'nam het logboek mee',
  verifyLog: 'ging na of het logboek klopt',
  readCertificates: 'las certificaten van vernietiging',
  searchDisclosures: 'zocht in wie wat te zien kreeg',
  countDisclosures: 'telde wat er getoond is',
  readConsultations: 'bekeek wie de geschiedenis inkeek',
  readAlerts: 'bekeek de meldingen van ongewone inzage',
  acknowledgeAlert: 'keek een melding na',
  readHolds: 'bekeek de bewaringen',
  placeHold: 'legde een bewaring op',
  releaseHold: 'hief een bewaring op, of vroeg dat',
  adoptPolicy: 'nam een methode of termijnen aan',
  changeRetentionPolicy: 'nam een bewaarbeleid aan, of stelde er een voor',
  withdrawRetentionProposal: 'trok een voorgesteld bewaarbeleid in',
  comparePolicies: 'vergeleek de methodes',
  requestRun: 'vroeg om uit te voeren wat vervallen was',
  dryRun: 'telde wat er zou verdwijnen',
  proposeDeparture: 'stelde voor dat het bestuur vertrekt',
  confirmDeparture: 'bevestigde dat het bestuur vertrekt',
  withdrawDeparture: 'trok het vertrek van het bestuur in',
  exportController: 'nam alle gegevens van het bestuur verzegeld mee',
  leaveController: 'vernietigde de sleutels van het bestuur dat vertrekt, of telde ze',
};

export { roleText } from '../own-disclosures/words.js';
