import { pathOf } from '../validation/field-errors.js';
import { messageOfRule } from '../validation/rule-messages.js';
import type { FieldError } from '../problem/problem.js';
import { longestText, mostDepth, mostValues } from './sizes.js';

/** An object or list that is open where the reader is. */
interface Open {
  readonly path: string;
  /** The names that it has; absent for a list. */
  readonly names?: Set<string>;
  /** The name of the member, or the number of the element, that is being read. */
  at: string;
  awaitsName: boolean;
}

/** Texts, marks, and what stands between them: numbers, `true`, `false` and `null`. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/**
 * What is wrong with the shape of a JSON text, before anything looks at what it means: too deep, too many values, a text
 * that is too long, or a name that one object has twice, which two readers may understand each in their own way (RFC 8259,
 * section 4). Undefined when nothing is.
 *
 * @param text valid JSON: a parser has read it
 */
export function shapeFaultOf(text: string): FieldError | undefined {
  const open: Open[] = [];
  let values = 0;
  for (const [token] of text.matchAll(tokens)) {
    const inside = open.at(-1);
    if (token === ',') {
      if (inside) step(inside);
      continue;
    }
    if (token === ':') continue;
    if (token === '}' || token === ']') {
      open.pop();
      continue;
    }
    if (inside?.names && inside.awaitsName) {
      const name = JSON.parse(token) as string;
      inside.at = name;
      inside.awaitsName = false;
      if (inside.names.has(name)) return fault(pathOf(inside.path, name), 'repeatedName');
      inside.names.add(name);
      continue;
    }
    values += 1;
    if (values > mostValues) return fault('body', 'tooManyValues');
    const path = inside ? pathOf(inside.path, inside.at) : '';
    if (token === '{' || token === '[') {
      if (open.length === mostDepth) return fault('body', 'tooDeep');
      open.push(
        token === '{'
          ? { path, names: new Set(), at: '', awaitsName: true }
          : { path, at: '0', awaitsName: false },
      );
    } else if (token.length > longestText && isTooLong(token)) return fault(path || 'body', 'maxLength');
  }
  return undefined;
}

function step(inside: Open): void {
  if (inside.names) inside.awaitsName = true;
  else inside.at = String(Number(inside.at) + 1);
}

/** A number is as long as its digits are; a text as long as what its escapes stand for. */
const isTooLong = (token: string): boolean =>
  !token.startsWith('"') || (JSON.parse(token) as string).length > longestText;

const fault = (field: string, rule: string): FieldError => ({ field, rule, message: messageOfRule(rule) });
