import { defineEvent, type PriorityRuleCode } from '../index.js';

class Payload {
  birthDate!: string;
  expected!: boolean;
  priorityRules!: PriorityRuleCode[];
  parent!: { firstName: string };
  child!: { expected: boolean };
  rules!: { priorityRules: PriorityRuleCode[] }[];
  freeText!: string;
  pattern!: `mailto:${string}`;
  texts!: string[];
  either!: 'none' | string;
  anything!: any;
  something!: object;
  unknown!: unknown;
  day!: Date;
  bytes!: Uint8Array;
  houseNumber!: number;
  counts!: Record<string, boolean>;
  union!: { a: boolean } | { b: string };
  nested!: { deep: { text: string }[] };
  sealed!: boolean;
}

export const Planted = defineEvent({
  type: 'Planted',
  version: 1,
  stream: 'carePlan',
  payload: Payload,
  fields: {
    // refused: a birth date is precise
    birthDate: 'clear',
    // refused: whether a birth is expected is precise, though it is a boolean
    expected: 'clear',
    // refused: grounds for priority are identity, though they are codes
    priorityRules: 'clear',
    // refused: a name within an object
    parent: 'clear',
    // refused: a boolean of the table within an object
    child: 'clear',
    // refused: codes of the table within a list of objects
    rules: 'clear',
    // refused: text
    freeText: 'clear',
    // refused: a pattern takes any text
    pattern: 'clear',
    // refused: a list of texts
    texts: 'clear',
    // refused: a union with text
    either: 'clear',
    // refused: any
    anything: 'clear',
    // refused: an object of no known members
    something: 'clear',
    // refused: unknown
    unknown: 'clear',
    // refused: a Date
    day: 'clear',
    // refused: bytes
    bytes: 'clear',
    // refused: a number whose name is not known to be public
    houseNumber: 'clear',
    // refused: keys can hold text
    counts: 'clear',
    // refused: one half of the union is text
    union: 'clear',
    // refused: text at depth
    nested: 'clear',
    // refused: the stored form has this name
    sealed: 'clear',
  },
});
