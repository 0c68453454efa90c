import { priorityRuleCodes, type PriorityRuleCode } from '@koz/events';
import { broken, valid, type Checked } from './checked.js';

/** One of a list of codes, exactly as written in the list. */
export function codeRule<const Code extends string>(codes: readonly Code[], text: string): Checked<Code> {
  const code = codes.find((candidate) => candidate === text);
  return code === undefined ? broken('unknownCode') : valid(code);
}

/** Known priority grounds, each at most once. Which of them count on a date is for the versioned rule set. */
export function priorityRulesRule(codes: readonly string[]): Checked<PriorityRuleCode[]> {
  const known: PriorityRuleCode[] = [];
  for (const text of codes) {
    const code = codeRule(priorityRuleCodes, text);
    if (!code.ok) return code;
    if (known.includes(code.value)) return broken('duplicate');
    known.push(code.value);
  }
  return valid(known);
}
