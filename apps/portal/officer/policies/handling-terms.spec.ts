import { termsOf, termsText } from './handling-terms.js';

const typed = { takeUpDays: ' 21', confirmDays: '0', handling: 'continuous', roundMonthsBefore: '' } as const;

describe('the terms for handling applications', () => {
  it('are what was typed, months only in rounds', () => {
    expect(termsOf({ ...typed, roundMonthsBefore: '6' }).terms).toEqual({
      ...{ takeUpDays: 21, confirmDays: 0, handling: 'continuous' },
    });
    expect(termsOf({ ...typed, handling: 'rounds', roundMonthsBefore: '6' }).terms).toMatchObject({
      ...{ handling: 'rounds', roundMonthsBefore: 6 },
    });
  });

  it('need a number for each term that applies', () => {
    expect(Object.keys(termsOf({ ...typed, takeUpDays: 'drie', confirmDays: '' }).errors)).toEqual([
      ...['takeUpDays', 'confirmDays'],
    ]);
    expect(Object.keys(termsOf({ ...typed, handling: 'rounds' }).errors)).toEqual(['roundMonthsBefore']);
  });

  it('are told in sentences', () => {
    expect(termsText({ takeUpDays: 21, confirmDays: 0, handling: 'continuous' })).toEqual([
      'Een organisator neemt een aanvraag op binnen 21 dagen.',
      'Een gevonden plaats geldt meteen als bevestigd.',
      'Aanvragen worden behandeld zoals ze binnenkomen.',
    ]);
    const rounds = { takeUpDays: 21, confirmDays: 14, handling: 'rounds', roundMonthsBefore: 6 } as const;
    expect(termsText(rounds)[2]).toBe('Er wordt gewerkt in rondes, 6 maanden voor de start van de opvang.');
  });
});
