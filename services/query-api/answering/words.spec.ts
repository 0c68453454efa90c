import { evaluate, evaluatePool, houseRules, method1, method2 } from '@koz/disclosure';
import { erased, instant, known, withheld } from '@koz/privacy-types';
import { figuresOnly, keptText, visibilityText } from './words.js';

const methods = [method1, method2];
const since = instant('2026-06-30T22:30:00Z');

describe('the words for what somebody sees', () => {
  it.each([
    [known('Noor'), 'zichtbaar'],
    [known(null), 'zichtbaar, maar niet ingevuld'],
    [{ state: 'generalised', value: '1994' } as const, 'alleen het jaar'],
    [{ state: 'generalised', value: '07/2026' } as const, 'alleen maand en jaar'],
    [withheld('accepted', 'approved'), 'zichtbaar na goedkeuring'],
    [withheld('noPlace', 'accepted'), 'zichtbaar na acceptatie (bekijken)'],
    [withheld('noPlace'), 'verborgen: geen plaats'],
    [withheld('elsewhere'), 'verborgen: nog open, plaats elders gevonden'],
    [withheld('approvedFrom2y6m'), 'verborgen: goedgekeurd, kind vanaf 2,5 jaar'],
    [withheld('from5y'), 'verborgen: het kind is 5 jaar of ouder'],
    [withheld('a column that no method has'), 'verborgen: de methode zegt hier niets over'],
    [erased(since, 'P2Y6M'), 'vernietigd op 01/07/2026 (2,5 jaar)'],
    [erased(since, 'erasure'), 'vernietigd op 01/07/2026 (op verzoek)'],
  ])('%j: %s', (shown, text) => {
    expect(visibilityText(shown, methods)).toBe(text);
  });

  it('are there for every rule that a method or the house has', () => {
    const rules = methods.flatMap((method) => method.columns.map(({ key }) => key as string));
    for (const rule of [...rules, ...houseRules, figuresOnly])
      expect(visibilityText(withheld(rule), methods)).toMatch(/^verborgen: \S/);
    expect(new Set([...houseRules, figuresOnly].map((rule) => visibilityText(withheld(rule), []))).size).toBe(
      houseRules.length + 1,
    );
  });

  it('name in the pool what only an application opens', () => {
    const mask = evaluatePool(method1, { time: 'handling', place: 'none' });
    expect(visibilityText(withheld(mask.address.rule), methods)).toBe(
      'verborgen: alleen zichtbaar bij een aanvraag',
    );
    const unknown = evaluate(method1, { status: undefined, time: 'handling', place: 'none' });
    expect(visibilityText(withheld(unknown.address.rule), methods)).toBe(
      'verborgen: niet te zien voor deze locatie',
    );
  });
});

describe('the words for what is left of own data', () => {
  it.each([
    [known('Noor'), 'ingevuld'],
    [known([]), 'ingevuld'],
    [known(null), 'niet ingevuld'],
    [erased(since, 'P5Y'), 'vernietigd op 01/07/2026 (5 jaar)'],
    [erased(since, 'withdrawal'), 'vernietigd op 01/07/2026 (na intrekking)'],
  ])('%j: %s', (own, text) => {
    expect(keptText(own)).toBe(text);
  });
});
