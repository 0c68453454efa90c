import fc from 'fast-check';
import { eventText, eventTypes, positionText, streamText } from './event-words.js';
import { fieldThenWords, stateText, unansweredText, viewerText, type FieldState } from './state-words.js';

describe('the words of the audit', () => {
  it('name each kind of event in a sentence of its own', () => {
    expect(new Set(eventTypes.map(eventText)).size).toBe(eventTypes.length);
    expect(eventText('PlaceFound')).toBe('Er is een plaats gevonden');
    expect(eventText('SomethingNew')).toBe('SomethingNew');
  });

  it('name a stream shortly', () => {
    expect(streamText('application-0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001')).toBe('aanvraag 0190aaaa…');
    expect(streamText('controller-antwerpen')).toBe('bestuur antwerpen');
    expect(positionText(104262)).toBe('104.262');
  });

  it('say what was there of a field, and why not', () => {
    expect(stateText({ state: 'known' })).toBe('zichtbaar');
    expect(stateText({ state: 'withheld', rule: 'created', until: 'approved' })).toBe(
      'zichtbaar na goedkeuring',
    );
    expect(stateText({ state: 'withheld', rule: 'from5y' })).toBe('verborgen: het kind is 5 jaar of ouder');
    expect(stateText({ state: 'withheld', rule: 'ended' })).toBe(
      'verborgen: de aanvraag is niet goedgekeurd of ingetrokken',
    );
    expect(stateText({ state: 'erased', since: '2026-07-01T00:05:00Z', cause: 'P2Y6M' })).toBe(
      'vernietigd op 01/07/2026 (2,5 jaar)',
    );
  });

  it('say what it may have been instead, and what it is now', () => {
    const erased = { state: 'erased', since: '2026-07-01T00:05:00Z', cause: 'P2Y6M' } as const;
    expect(fieldThenWords({ state: 'known', orElse: [{ state: 'generalised' }], now: erased })).toEqual({
      ...{ then: 'zichtbaar', orElse: ['minder precies'], now: 'vernietigd op 01/07/2026 (2,5 jaar)' },
    });
    expect(fieldThenWords({ state: 'known', now: null }).now).toBe('niets meer te zien');
    expect(fieldThenWords({ state: 'known' }).now).toBeUndefined();
    expect(unansweredText(false)).toContain('bestond niet');
    expect(viewerText({ viewer: 'pool', applicationId: null })).toBe('zoekpool');
  });

  it('are never blank, whatever the rule', () => {
    const states = fc.constantFrom<FieldState['state']>('known', 'generalised', 'erased', 'withheld');
    const rules = fc.option(fc.constantFrom('noPlace', 'from5y', 'pool', 'iets'), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ state: states, rule: rules }), (state) => {
        expect(stateText(state as FieldState).trim()).not.toBe('');
      }),
    );
  });
});
