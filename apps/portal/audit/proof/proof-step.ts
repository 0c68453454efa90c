/**
 * How a step of a verification ended: it holds, it fails, it could not be computed here, or what it is about is still to
 * come.
 */
export type Outcome = 'holds' | 'fails' | 'open' | 'later';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  holds: 'Klopt',
  fails: 'Klopt niet',
  open: 'Niet na te rekenen',
  later: 'Nog niet',
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

/** What the steps say together: one that fails decides; one that could not be computed leaves it open; none waits. */
export function outcomeOf(steps: readonly ProofStep[]): Exclude<Outcome, 'later'> {
  const outcomes = steps.map(({ outcome }) => outcome);
  return outcomes.includes('fails') ? 'fails' : outcomes.includes('open') ? 'open' : 'holds';
}
