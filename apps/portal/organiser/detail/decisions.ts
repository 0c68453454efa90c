import type { Schemas } from '@koz/api-client';
import { reasonNames, type Status } from '../../shared/words/words.js';

export type Action = Schemas['OrganiserApplication']['permittedActions'][number];
export type StepReason = NonNullable<Schemas['Step']['reason']>;

/** What a decision says before it is taken. What may be decided now says the server, in `permittedActions`. */
export interface DecisionWords {
  /** On the button, and on the one that confirms. */
  readonly label: string;
  readonly title: string;
  readonly text: readonly string[];
  /** Whether a reason may go with it: those that hand over a place have none. */
  readonly hasReason: boolean;
}

export const decisions: Readonly<Record<Action, DecisionWords>> = {
  accept: {
    label: 'Accepteren',
    title: 'Deze aanvraag accepteren?',
    text: [
      'U neemt de aanvraag in behandeling en bekijkt of u een plaats hebt. Het gezin ziet dat.',
      'De contactgegevens ziet u pas na goedkeuring.',
    ],
    hasReason: false,
  },
  approve: {
    label: 'Goedkeuren',
    title: 'Deze aanvraag goedkeuren?',
    text: [
      'U geeft het gezin een plaats. U ziet dan de contactgegevens.',
      'Bij andere organisatoren sluiten de contactgegevens meteen. Het gezin bevestigt de plaats of weigert ze.',
    ],
    hasReason: false,
  },
  noPlace: {
    label: 'Geen plaats',
    title: 'Melden dat er geen plaats is?',
    text: ['De aanvraag blijft op uw lijst staan. Komt er een plaats vrij, dan kunt u ze nog accepteren.'],
    hasReason: true,
  },
  reject: {
    label: 'Niet goedkeuren',
    title: 'Deze aanvraag niet goedkeuren?',
    text: ['De aanvraag eindigt. Dit kunt u niet ongedaan maken.'],
    hasReason: true,
  },
  undoApproval: {
    label: 'Goedkeuring terugnemen',
    title: 'De goedkeuring terugnemen?',
    text: [
      'Het gezin verliest deze plaats. De aanvraag is weer geaccepteerd, en andere organisatoren kunnen weer een plaats geven.',
    ],
    hasReason: true,
  },
  confirmPlace: {
    label: 'Contract is ondertekend',
    title: 'Bevestigen dat het contract ondertekend is?',
    text: [
      'De plaats is daarmee bevestigd. De andere aanvragen van het gezin worden ingetrokken, tenzij het verder zoekt.',
    ],
    hasReason: false,
  },
};

/** The reasons of the list that the server knows, but for those with which the system itself ends applications. */
export const reasonChoices = (Object.keys(reasonNames) as (keyof typeof reasonNames)[])
  .filter(
    (reason): reason is StepReason =>
      reason !== 'threshold' && reason !== 'erasure' && reason !== 'departure',
  )
  .map((reason) => ({ value: reason, label: reasonNames[reason] }));

/** A decision that was taken, with what the application was before. */
export interface Decided {
  readonly action: Action;
  readonly before: Status;
}

/**
 * Which decision takes the last one back, where that is possible at all: nothing leads back to "nieuw". Only what the
 * server permits now is offered.
 */
export function undoOf({ action, before }: Decided, permitted: readonly Action[]): Action | undefined {
  const back: Partial<Record<Status, Partial<Record<Action, Action>>>> = {
    accepted: { noPlace: 'accept', approve: 'undoApproval' },
    noPlace: { accept: 'noPlace' },
  };
  const undo = back[before]?.[action];
  return undo !== undefined && permitted.includes(undo) ? undo : undefined;
}
