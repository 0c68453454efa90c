import { decisions, reasonChoices, undoOf, type Action } from './decisions.js';

const all = Object.keys(decisions) as Action[];

describe('Taking a decision back', () => {
  it.each([
    ['accepted', 'noPlace', 'accept'],
    ['accepted', 'approve', 'undoApproval'],
    ['noPlace', 'accept', 'noPlace'],
  ] as const)('that brought an application from %s by %s is %s', (before, action, undo) => {
    expect(undoOf({ before, action }, all)).toBe(undo);
  });

  it.each([
    ['created', 'accept'],
    ['created', 'noPlace'],
    ['accepted', 'reject'],
    ['approved', 'confirmPlace'],
  ] as const)('that left %s by %s is not offered', (before, action) => {
    expect(undoOf({ before, action }, all)).toBeUndefined();
  });

  it('is offered only as far as the server permits it now', () => {
    expect(undoOf({ before: 'accepted', action: 'approve' }, ['confirmPlace'])).toBeUndefined();
  });
});

describe('The reasons of a decision', () => {
  it('are those that somebody may choose, not those of the system', () => {
    const values = reasonChoices.map(({ value }) => value as string);
    expect(values).toContain('groupFull');
    expect(values).not.toContain('threshold');
    expect(values).not.toContain('erasure');
  });
});
