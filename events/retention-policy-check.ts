import { Faults, faultText, isRecord, type DocumentFault, type Json } from './document-faults.js';
import {
  endings,
  keepable,
  keptParts,
  retainedFields,
  retentionAnchors,
  retentionThresholds,
  type KeptPart,
  type RetainedField,
} from './retention-policy.js';

const policyMembers = ['id', 'version', 'k', 'thresholds', 'ended', 'fields', 'caps'];

type OwnRule = 'fewerMonths' | 'keepsMore' | 'birthMonthNeeded';

/** A mistake in a document that is to be a `RetentionPolicy`. */
export type RetentionPolicyFault = DocumentFault<OwnRule>;

/** What is wrong with a document, each a path and what was expected there; none when it is a policy. */
export const retentionPolicyViolations = (document: unknown): string[] =>
  retentionPolicyFaults(document).map(faultText);

/**
 * What is wrong with a document that is to be a `RetentionPolicy`; none when it is one. The document is published
 * whole in an event, so anything that a policy does not know is refused.
 */
export function retentionPolicyFaults(document: unknown): RetentionPolicyFault[] {
  const found = new Faults<OwnRule>();
  if (!isRecord(document)) {
    found.add('', 'object', 'must be an object');
    return found.all;
  }
  found.unknownMembers('', document, policyMembers);
  found.pattern('id', document['id'], /^[a-z][a-z0-9-]{0,39}$/);
  found.wholeNumber('version', document['version'], 1);
  found.wholeNumber('k', document['k'], 1);
  checkThresholds(found, document['thresholds']);
  checkEnded(found, document['ended']);
  checkFields(found, document['fields']);
  const caps = membersOf(found, 'caps', document['caps'], ['plansPerRun']);
  if (caps) found.wholeNumber('caps.plansPerRun', caps['plansPerRun'], 1);
  if (found.all.length === 0) checkBirthMonth(found, document);
  return found.all;
}

function checkThresholds(found: Faults<OwnRule>, value: unknown): void {
  const thresholds = membersOf(found, 'thresholds', value, retentionThresholds);
  if (!thresholds) return;
  for (const threshold of retentionThresholds) {
    const where = `thresholds.${threshold}`;
    const term = membersOf(found, where, thresholds[threshold], ['anchor', 'months']);
    if (!term) continue;
    found.code(`${where}.anchor`, term['anchor'], retentionAnchors);
    found.wholeNumber(`${where}.months`, term['months'], 1);
  }
  const [first, second] = retentionThresholds.map((threshold) => thresholds[threshold]);
  // Identity outlives precision; from different anchors that is for the plan's own dates to say.
  if (isRecord(first) && isRecord(second) && first['anchor'] === second['anchor'])
    if (Number(second['months']) < Number(first['months']))
      found.add('thresholds.P5Y.months', 'fewerMonths', 'must be no fewer than those of P2Y6M');
}

function checkEnded(found: Faults<OwnRule>, value: unknown): void {
  const ended = membersOf(found, 'ended', value, endings);
  if (!ended) return;
  for (const ending of endings) {
    if (!Object.hasOwn(ended, ending)) continue;
    const term = membersOf(found, `ended.${ending}`, ended[ending], ['months']);
    if (term) found.wholeNumber(`ended.${ending}.months`, term['months'], 1);
  }
}

function checkFields(found: Faults<OwnRule>, value: unknown): void {
  const fields = membersOf(found, 'fields', value, retainedFields);
  if (fields) for (const field of retainedFields) checkField(found, field, fields[field]);
}

function checkField(found: Faults<OwnRule>, field: RetainedField, value: unknown): void {
  const where = `fields.${field}`;
  const kept = membersOf(found, where, value, retentionThresholds);
  if (!kept) return;
  for (const threshold of retentionThresholds)
    found.code(`${where}.${threshold}`, kept[threshold], keepable[field][threshold]);
  const [first, second] = retentionThresholds.map((threshold) =>
    keptParts.indexOf(kept[threshold] as KeptPart),
  );
  if (first !== undefined && second !== undefined && second < first)
    found.add(`${where}.P5Y`, 'keepsMore', 'must keep no more than P2Y6M');
}

/** A term that counts from the birth must still know its month when the birth date itself is gone. */
function checkBirthMonth(found: Faults<OwnRule>, document: Json): void {
  const { thresholds, fields } = document as unknown as {
    thresholds: { P5Y: { anchor: string } };
    fields: { 'child.birthDate': { P2Y6M: KeptPart } };
  };
  if (thresholds.P5Y.anchor === 'childBirth' && fields['child.birthDate'].P2Y6M !== 'month')
    found.add('fields.child.birthDate.P2Y6M', 'birthMonthNeeded', 'must be month, since P5Y counts from it');
}

function membersOf(
  found: Faults<OwnRule>,
  where: string,
  value: unknown,
  known: readonly string[],
): Json | undefined {
  if (!isRecord(value)) {
    found.add(where, 'object', 'must be an object');
    return undefined;
  }
  found.unknownMembers(where, value, known);
  return value;
}
