import { csvOf } from './csv.js';
import { figureText, hiddenMeans, marginsOf, weeks, type Summary } from './figure-words.js';

describe('a published figure', () => {
  it('is a number, or says that it is hidden and why', () => {
    expect(figureText({ value: 1240 })).toBe('1.240');
    expect(figureText({ suppressed: true })).toBe('verborgen');
    expect(figureText({ value: 40, partial: true })).toBe('minstens 40');
    expect(hiddenMeans(5)).toContain('minder dan 5');
    expect([weeks(1), weeks(3), weeks(undefined)]).toEqual(['1 week', '3 weken', 'verborgen']);
  });

  it('stands in the margins that were asked for, in that order, if there are any', () => {
    const margin = (dimension: string) => ({ dimension }) as Summary['margins'][number];
    const summary = { margins: [margin('status'), margin('homePostcode')] } as unknown as Summary;
    expect(
      marginsOf(summary, ['homePostcode', 'crossing', 'status']).map(({ dimension }) => dimension),
    ).toEqual(['homePostcode', 'status']);
  });
});

describe('a table as a file', () => {
  it('keeps separators and quotes within a cell, and lets no cell be a formula', () => {
    expect(
      csvOf([
        ['a;b', 'say "x"'],
        ['=1+1', '-5'],
      ]),
    ).toBe(`\uFEFF"a;b";"say ""x"""\r\n'=1+1;'-5\r\n`);
  });
});
