import { ruleMessage, type RuleCode } from '@koz/domain';
import type { RowError, wholeRow } from '../csv/faulty-row.js';
import type { ImportColumn } from './columns.js';

/** Rules that only an import can break; the others are the domain's. */
const importRuleMessages = {
  unknownController: 'Deze verwerkingsverantwoordelijke is niet geregistreerd of heeft nog geen methode.',
  controllerLeaving: 'Deze verwerkingsverantwoordelijke vertrekt en neemt niets nieuws meer aan.',
  duplicateReference: 'Deze referentie staat al eerder in dit bestand.',
  refused: 'Dit opvangplan werd geweigerd.',
} as const;

type ImportOnlyRule = keyof typeof importRuleMessages;

const isImportOnly = (rule: string): rule is ImportOnlyRule => Object.hasOwn(importRuleMessages, rule);

/** What is wrong with a cell of an applications file. */
export const rowError = (
  field: ImportColumn | typeof wholeRow,
  rule: RuleCode | ImportOnlyRule,
): RowError => ({
  field,
  rule,
  message: isImportOnly(rule) ? importRuleMessages[rule] : ruleMessage(rule),
});
