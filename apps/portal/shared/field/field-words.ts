import { shownDay } from '../dates/dates.js';
import {
  causeNames,
  fromStatus,
  priorityRuleNames,
  sharingNames,
  shownCareParts,
  statusNames,
  type Status,
} from '../words/words.js';

/** A personal field as an answer has it: its value, or why there is none (DOMAIN: `Personal<T>`). */
export interface FieldLike {
  readonly state: 'known' | 'generalised' | 'erased' | 'withheld';
  readonly value?: unknown;
  readonly since?: string;
  readonly cause?: string;
  readonly rule?: string;
  readonly until?: string;
}

/** What a field shows, and whether that is the value or the reason for its absence. Never blank. */
export interface FieldWords {
  readonly text: string;
  /** `empty`: known, and nothing was filled in. */
  readonly kind: 'value' | 'generalised' | 'erased' | 'withheld' | 'empty';
}

/** The words for a field's state. */
export function fieldWords(field: string, state: FieldLike): FieldWords {
  switch (state.state) {
    case 'known':
      return known(field, state.value);
    case 'generalised':
      return { kind: 'generalised', text: `${shownDay(String(state.value))} (alleen dit bleef bewaard)` };
    case 'erased':
      return { kind: 'erased', text: erasedWords(state) };
    case 'withheld':
      return { kind: 'withheld', text: withheldWords(state) };
  }
}

function known(field: string, value: unknown): FieldWords {
  const text = valueText(field, value);
  return text === undefined ? { kind: 'empty', text: 'niet ingevuld' } : { kind: 'value', text };
}

function valueText(field: string, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (field === 'sharing') return sharingNames[String(value)] ?? String(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return field === 'priorityRules' ? 'geen' : undefined;
    return field === 'careParts'
      ? shownCareParts(value as { weekday: string; part: string }[])
      : value.map((rule) => priorityRuleNames[String(rule)] ?? String(rule)).join(', ');
  }
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (typeof value === 'object') return addressText(value as Readonly<Record<string, unknown>>);
  return shownDay(String(value));
}

function addressText({ street, number, box }: Readonly<Record<string, unknown>>): string {
  const bus = box === undefined || box === null || box === '' ? '' : ` bus ${String(box)}`;
  return `${String(street)} ${String(number)}${bus}`;
}

/** "vernietigd op 01/07/2026 (2,5 jaar)". */
export function erasedWords({ since, cause }: Pick<FieldLike, 'since' | 'cause'>): string {
  const when = since === undefined ? 'vernietigd' : `vernietigd op ${shownDay(since)}`;
  return cause === undefined ? when : `${when} (${causeNames[cause] ?? cause})`;
}

const isStatus = (name: string | undefined): name is Status => name !== undefined && name in statusNames;

/** Rules of a method that are not a status: the column that hides the field. */
const ruleWords: Readonly<Record<string, string>> = {
  elsewhere: 'verborgen: plaats elders gevonden',
  place: 'verborgen: plaats elders gevonden',
  fence: 'verborgen: de gegevens worden vernietigd',
  from2y6m: 'verborgen sinds het kind 2,5 jaar is',
  from5y: 'verborgen sinds het kind 5 jaar is',
  regieCase: 'verborgen: niet nodig om te bemiddelen',
  pool: 'verborgen in de zoekpool',
  unknown: 'verborgen: niet te bepalen of u dit mag zien',
  shape: 'verborgen: niet te lezen',
};

/** "zichtbaar na goedkeuring", or what hides it for good. */
export function withheldWords({ rule, until }: Pick<FieldLike, 'rule' | 'until'>): string {
  if (isStatus(until)) return `zichtbaar ${fromStatus[until]}`;
  if (rule !== undefined && ruleWords[rule] !== undefined) return ruleWords[rule];
  if (rule !== undefined && /elsewhere/i.test(rule)) return 'verborgen: plaats elders gevonden';
  if (isStatus(rule)) return `verborgen bij ${statusNames[rule]}`;
  return 'verborgen: niet nodig in deze fase';
}
