import { fieldName, priorityRuleNames, sharingNames, shownCareParts } from '../../shared/words/words.js';
import { capital, mandateText } from '../wording/wording.js';
import type { Draft, Need } from './draft.js';
import { stepOfField, steps, type StepKey } from './steps.js';

/** One thing that was filled in, as it is shown to check. */
export interface ReviewLine {
  readonly name: string;
  readonly text: string;
}

export interface ReviewPart {
  readonly step: StepKey;
  readonly title: string;
  readonly lines: readonly ReviewLine[];
}

/** All that was filled in, by step; what was not given says so. */
export function reviewOf(
  draft: Draft,
  needs: readonly Need[],
  {
    controllerName,
    locationNames,
  }: { readonly controllerName: string; readonly locationNames: readonly string[] },
): ReviewPart[] {
  const asked = needs.map(({ field }) => ({
    step: stepOfField(field),
    line: { name: capital(fieldName(field)), text: textOf(draft, field) || 'niet ingevuld' },
  }));
  const own: readonly { step: StepKey; line: ReviewLine }[] = [
    { step: 'locaties', line: { name: 'Opvanglocaties', text: locationNames.join(', ') } },
    { step: 'locaties', line: { name: 'Lokaal bestuur', text: controllerName } },
    ...(draft.mandate === ''
      ? []
      : [{ step: 'locaties' as const, line: { name: 'Mandaat', text: mandateText(draft.mandate) } }]),
    ...asked,
    { step: 'opvang', line: { name: 'Al geboren', text: draft['child.expected'] ? 'nee' : 'ja' } },
    { step: 'delen', line: { name: 'Delen met', text: sharingNames[draft.sharing] ?? 'niet ingevuld' } },
  ];
  return steps
    .filter(({ key }) => key !== 'nakijken')
    .map(({ key, title }) => ({
      step: key,
      title,
      lines: own.filter(({ step }) => step === key).map(({ line }) => line),
    }));
}

function textOf(draft: Draft, field: string): string {
  if (field === 'careParts') return shownCareParts(draft.careParts);
  if (field === 'priorityRules')
    return draft.priorityRules.map((code) => priorityRuleNames[code] ?? code).join(', ') || 'geen';
  if (field === 'address')
    return [
      draft['address.street'],
      draft['address.number'],
      draft['address.box'].trim() === '' ? '' : `bus ${draft['address.box']}`,
    ]
      .filter(Boolean)
      .join(' ');
  return String(draft[field as keyof Draft] ?? '').trim();
}
