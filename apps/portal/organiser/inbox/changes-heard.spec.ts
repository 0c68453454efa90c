import { changesText, heardMore, nothingHeard } from './changes-heard.js';

const change = (applicationId: string) => ({
  ...{ applicationId, carePlanId: 'p', locationId: 'l', revision: 1 },
  status: 'accepted' as const,
});

describe('What was heard of changes', () => {
  it('counts each application once, however often it changed', () => {
    const heard = [
      { position: 4, changes: [change('a')], reload: false },
      { position: 7, changes: [change('a'), change('b')], reload: false },
    ].reduce(heardMore, nothingHeard);
    expect([heard.ids.size, changesText(heard)]).toEqual([2, '2 aanvragen gewijzigd']);
  });

  it('says when all is read anew', () => {
    const heard = heardMore(nothingHeard, { position: 4, changes: [], reload: true });
    expect([heard.reload, changesText(heard)]).toEqual([true, 'De lijst is opnieuw geladen.']);
  });
});
