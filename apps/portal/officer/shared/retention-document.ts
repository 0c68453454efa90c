import type { Schemas } from '@koz/api-client';

export type Threshold = Schemas['RetentionColumn']['key'];
export type Anchor = 'childBirth' | 'startDate' | 'filed';

/** A retention policy as far as the screens change it; the rest of the document goes along as it is. */
export interface RetentionDocument {
  readonly id: string;
  readonly version: number;
  readonly k: number;
  readonly thresholds: Readonly<Record<Threshold, { readonly anchor: Anchor; readonly months: number }>>;
  readonly [member: string]: unknown;
}

export const anchorNames: Readonly<Record<Anchor, string>> = {
  childBirth: 'de geboorte van het kind',
  startDate: 'de start van de opvang',
  filed: 'de indiening',
};

/** The server's document, which it checked when it was adopted. */
export const retentionDocument = (policy: unknown): RetentionDocument => policy as RetentionDocument;

/** What somebody chose; the months as typed. */
export interface ChosenTerms {
  readonly first: string;
  readonly second: string;
}

export interface TermErrors {
  readonly first?: string;
  readonly second?: string;
}

const most = 600;

/** The chosen months as numbers, or what is wrong with them. What the policy may be is for the server to say. */
export function monthsOf({ first, second }: ChosenTerms): {
  readonly months?: Readonly<Record<Threshold, number>>;
  readonly errors: TermErrors;
} {
  const [one, other] = [wholeNumber(first), wholeNumber(second)];
  const message = `Vul een aantal maanden in, van 1 tot ${most}.`;
  const errors: TermErrors = {
    ...(one === undefined && { first: message }),
    ...(other === undefined && { second: message }),
    ...(one !== undefined &&
      other !== undefined &&
      other < one && {
        second: 'De tweede termijn kan niet korter zijn dan de eerste.',
      }),
  };
  if (one === undefined || other === undefined || Object.keys(errors).length > 0) return { errors };
  return { months: { P2Y6M: one, P5Y: other }, errors };
}

export function wholeNumber(typed: string): number | undefined {
  const text = typed.trim();
  if (!/^\d{1,3}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= 1 && number <= most ? number : undefined;
}

/** The document in force with other terms and k, under a version of its own. */
export function proposedDocument(
  policies: Schemas['RetentionPolicies'],
  { months, k }: { readonly months: Readonly<Record<Threshold, number>>; readonly k: number },
): RetentionDocument {
  const current = retentionDocument(policies.policy);
  const known = [policies, ...policies.coming, ...policies.earlier, ...policies.proposals].map(({ policy }) =>
    retentionDocument(policy),
  );
  const newest = Math.max(...known.filter(({ id }) => id === current.id).map(({ version }) => version));
  const { P2Y6M, P5Y } = current.thresholds;
  return {
    ...current,
    version: newest + 1,
    k,
    thresholds: { P2Y6M: { ...P2Y6M, months: months.P2Y6M }, P5Y: { ...P5Y, months: months.P5Y } },
  };
}

/** `30 maanden na de geboorte van het kind` */
export const termText = ({ anchor, months }: { readonly anchor: Anchor; readonly months: number }): string =>
  `${months} ${months === 1 ? 'maand' : 'maanden'} na ${anchorNames[anchor]}`;
