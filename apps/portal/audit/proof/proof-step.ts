/** How a step of a verification ended: it holds, it fails, or it could not be computed here. */
export type Outcome = 'holds' | 'fails' | 'open';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  holds: 'Klopt',
  fails: 'Klopt niet',
  open: 'Niet na te rekenen',
};

/** A value that was compared, with what it is called. */
export interface ProofFact {
  readonly name: string;
  readonly value: string;
}

/** One step from what is read to what is signed, in words and with the values that were compared. */
export interface ProofStep {
  readonly title: string;
  readonly outcome: Outcome;
  readonly text: string;
  readonly facts: readonly ProofFact[];
}

/** What the steps say together: one that fails decides; one that could not be computed leaves it open. */
export function outcomeOf(steps: readonly ProofStep[]): Outcome {
  const outcomes = steps.map(({ outcome }) => outcome);
  return outcomes.includes('fails') ? 'fails' : outcomes.includes('open') ? 'open' : 'holds';
}
