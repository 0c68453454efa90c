import type { Schemas } from '@koz/api-client';
import { shownDay } from '../../shared/dates/dates.js';
import { statusNames } from '../../shared/words/words.js';
import { shownWords } from '../shown/shown-field.js';

export type Application = Schemas['OrganiserApplication'];

/** An application as a row of the inbox says it, each cell in words. */
export interface RowView {
  readonly id: string;
  /** The parent's name as far as it is visible; else why it is not. */
  readonly name: string;
  readonly isNameHidden: boolean;
  readonly child: string;
  readonly status: string;
  readonly since: string;
  readonly answer: string;
  readonly isOverdue: boolean;
  readonly priority: string;
  readonly fits: string;
  readonly waiting: string;
  readonly location: string;
}

export const priorityNames: Readonly<Record<Schemas['Priority']['level'], string>> = {
  absolute: 'absolute voorrang',
  priority: 'voorrang',
  none: 'geen voorrang',
};

export function rowView(application: Application, locationName: string): RowView {
  const { applicationId, status, since, priority, fits, texts } = application;
  const name = nameOf(application);
  return {
    id: applicationId,
    name: name ?? `naam ${texts['parent.firstName']}`,
    isNameHidden: name === undefined,
    child: `geboorte kind: ${shownWords('child.birthDate', application.fields['child.birthDate'], texts['child.birthDate']).text}`,
    status: statusNames[status],
    since: `sinds ${shownDay(since)}`,
    answer: answerText(application),
    isOverdue: application.isOverdue,
    priority: priority ? priorityNames[priority.level] : texts.priorityRules,
    fits: fits ? 'past' : 'past niet',
    waiting: waitingText(application),
    location: locationName,
  };
}

/** What is known of the parent's name; undefined when nothing is. */
export function nameOf({ fields }: Pick<Application, 'fields'>): string | undefined {
  const parts = (['parent.firstName', 'parent.lastName'] as const).flatMap((field) => {
    const value = fields[field];
    return value.state === 'known' && value.value ? [value.value] : [];
  });
  return parts.length === 0 ? undefined : parts.join(' ');
}

export function answerText({ answerBy, isOverdue, confirmBy, status }: Application): string {
  if (isOverdue && answerBy !== null) return `te laat: antwoord was verwacht tegen ${shownDay(answerBy)}`;
  if (answerBy !== null) return `antwoorden tegen ${shownDay(answerBy)}`;
  if (confirmBy !== null) return `gezin kan weigeren tot en met ${shownDay(confirmBy)}`;
  return status === 'withdrawn' ? 'niet meer nodig' : 'al beantwoord';
}

export function waitingText({ weeksWaiting, rank }: Application): string {
  const weeks = weeksWaiting === 1 ? '1 week' : `${weeksWaiting} weken`;
  return rank === null ? `${weeks}; wacht niet meer` : `${weeks}; plaats ${rank} in de rij`;
}
