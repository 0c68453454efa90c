import type { Schemas } from '@koz/api-client';

type Terms = Schemas['HandlingTerms'];

/** Terms as typed. */
export interface TypedTerms {
  readonly takeUpDays: string;
  readonly confirmDays: string;
  readonly handling: Terms['handling'];
  readonly roundMonthsBefore: string;
}

/** The terms as numbers, or what is no number, by its field. What the numbers may be is for the server to say. */
export function termsOf(typed: TypedTerms): {
  readonly terms?: Terms;
  readonly errors: Readonly<Record<string, string>>;
} {
  const { handling } = typed;
  const [takeUpDays, confirmDays] = [numberOf(typed.takeUpDays), numberOf(typed.confirmDays)];
  const isInRounds = handling === 'rounds';
  const roundMonthsBefore = isInRounds ? numberOf(typed.roundMonthsBefore) : undefined;
  const errors = {
    ...(takeUpDays === undefined && { takeUpDays: 'Vul een aantal dagen in.' }),
    ...(confirmDays === undefined && { confirmDays: 'Vul een aantal dagen in; 0 is meteen.' }),
    ...(isInRounds && roundMonthsBefore === undefined && { roundMonthsBefore: 'Vul een aantal maanden in.' }),
  };
  if (takeUpDays === undefined || confirmDays === undefined || Object.keys(errors).length > 0)
    return { errors };
  return {
    terms: {
      takeUpDays,
      confirmDays,
      handling,
      ...(roundMonthsBefore !== undefined && { roundMonthsBefore }),
    },
    errors,
  };
}

const numberOf = (typed: string): number | undefined =>
  /^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;

/** The terms in sentences. */
export function termsText(terms: Terms): readonly string[] {
  const { takeUpDays, confirmDays, handling, roundMonthsBefore } = terms;
  const ways =
    handling === 'rounds'
      ? `Er wordt gewerkt in rondes, ${roundMonthsBefore} maanden voor de start van de opvang.`
      : 'Aanvragen worden behandeld zoals ze binnenkomen.';
  return [
    `Een organisator neemt een aanvraag op binnen ${takeUpDays} dagen.`,
    confirmDays === 0
      ? 'Een gevonden plaats geldt meteen als bevestigd.'
      : `Een gevonden plaats geldt na ${confirmDays} dagen als bevestigd.`,
    ways,
  ];
}
