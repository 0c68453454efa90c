import { offerText } from './offer.js';

const on = (part: string, ...days: string[]) => days.map((weekday) => ({ weekday, part }));

describe('what a location offers', () => {
  it.each([
    [on('full', 'mon', 'tue', 'wed', 'thu', 'fri'), 'maandag tot vrijdag: hele dag'],
    [on('full', 'tue', 'mon'), 'maandag en dinsdag: hele dag'],
    [
      [...on('full', 'mon', 'tue', 'thu'), ...on('morning', 'mon', 'tue')],
      'maandag en dinsdag: hele dag, voormiddag; donderdag: hele dag',
    ],
    [on('full', 'mon', 'tue', 'thu', 'fri'), 'maandag en dinsdag: hele dag; donderdag en vrijdag: hele dag'],
    [[], ''],
  ])('is told with days that offer the same together (%#)', (offered, text) => {
    expect(offerText(offered)).toBe(text);
  });
});
