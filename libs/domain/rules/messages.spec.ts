import { ruleMessages } from './messages.js';

describe('The messages of the rules', () => {
  it.each(Object.entries(ruleMessages))('tell %s in one short sentence', (_rule, message) => {
    expect(message).toMatch(/^[A-Z][^\n{}]{8,90}\.$/);
  });
});
