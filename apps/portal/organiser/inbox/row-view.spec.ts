import { anApplication } from '../testing/application.js';
import { answerText, nameOf, rowView, waitingText } from './row-view.js';

describe('A row of the inbox', () => {
  it('says why it names nobody, and hides nothing behind a blank', () => {
    const row = rowView(anApplication('a1'), 'De Waterlelie');
    expect(row).toMatchObject({
      name: 'naam verborgen: geen plaats',
      isNameHidden: true,
      location: 'De Waterlelie',
    });
    for (const text of Object.values(row)) expect(text).not.toBe('');
  });

  it('names as much of the parent as is visible', () => {
    const application = anApplication('a1');
    const known = (value: string | null) => ({ state: 'known', value }) as const;
    const fields = { ...application.fields, 'parent.firstName': known('Noor') };
    expect(nameOf({ fields })).toBe('Noor');
    expect(nameOf({ fields: { ...fields, 'parent.lastName': known('Voorbeeld') } })).toBe('Noor Voorbeeld');
    expect(nameOf({ fields: { ...fields, 'parent.firstName': known(null) } })).toBeUndefined();
  });

  it.each([
    [{ isOverdue: true }, 'te laat: antwoord was verwacht tegen 14/12/2026'],
    [{}, 'antwoorden tegen 14/12/2026'],
    [
      { answerBy: null, status: 'approved', confirmBy: '2026-12-20' },
      'gezin kan weigeren tot en met 20/12/2026',
    ],
    [{ answerBy: null, status: 'rejected' }, 'al beantwoord'],
    [{ answerBy: null, status: 'withdrawn' }, 'niet meer nodig'],
  ] as const)('says in words how it stands with the answer: %j', (changes, text) => {
    expect(answerText(anApplication('a1', changes))).toBe(text);
  });

  it('says how long it waits, and its place among those that wait', () => {
    expect(waitingText(anApplication('a1'))).toBe('2 weken; plaats 3 in de rij');
    expect(waitingText(anApplication('a1', { weeksWaiting: 1, rank: null }))).toBe('1 week; wacht niet meer');
  });
});
