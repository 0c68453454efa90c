import { ruleMessage, type RuleCode } from '@koz/domain';
import type { ImportColumn, wholeRow } from './columns.js';

/** Rules that only a file can break; the others are the domain's. */
const fileRuleMessages = {
  unknownController: 'Deze verwerkingsverantwoordelijke is niet geregistreerd of heeft nog geen methode.',
  duplicateReference: 'Deze referentie staat al eerder in dit bestand.',
  quoteNotClosed: 'Vanaf deze rij is het bestand onleesbaar: een aanhalingsteken wordt niet gesloten.',
  rowTooLong: 'Vanaf deze rij is het bestand onleesbaar: de rij is veel te lang.',
  refused: 'Dit opvangplan werd geweigerd.',
} as const;

export type ImportRule = RuleCode | keyof typeof fileRuleMessages;

/** What is wrong with a cell: never its value. */
export interface RowError {
  readonly field: ImportColumn | typeof wholeRow;
  readonly rule: ImportRule;
  /** In Dutch. */
  readonly message: string;
}

/** A row that was not imported, and why. */
export interface FaultyRow {
  readonly line: number;
  readonly errors: readonly RowError[];
}

export const rowError = (field: RowError['field'], rule: ImportRule): RowError => ({
  field,
  rule,
  message:
    rule in fileRuleMessages
      ? fileRuleMessages[rule as keyof typeof fileRuleMessages]
      : ruleMessage(rule as RuleCode),
});
