import { fits } from './fits.js';

const part = (text: string) => {
  const [weekday, half] = text.split(' ');
  return { weekday, part: half } as Parameters<typeof fits>[0][number];
};

describe('whether an application fits a location', () => {
  it.each([
    ['the only part that it offers', ['mon full'], ['mon full'], true],
    ['some of the parts that it offers', ['tue morning'], ['mon full', 'tue morning'], true],
    ['a part that it does not offer', ['mon full', 'wed full'], ['mon full'], false],
    ['a half of a day that it offers as a whole', ['mon morning'], ['mon full'], false],
    ['the same part of another day', ['tue full'], ['mon full'], false],
  ])('is told when it asks %s', (_, asked, offered, expected) => {
    expect(fits(asked.map(part), offered.map(part))).toBe(expected);
  });
});
