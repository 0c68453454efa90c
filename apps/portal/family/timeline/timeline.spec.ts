import { timelineOf } from './timeline.js';

describe('the time line of what disappears when', () => {
  it('puts what happened and what is to come in order, with the sentences of the server', () => {
    const line = timelineOf(
      {
        gone: [
          { tier: 'identity', since: '2029-01-02', text: 'De namen zijn vernietigd.' },
          { tier: 'precise', since: '2029-01-02', text: 'Uw precieze gegevens zijn vernietigd.' },
        ],
        steps: [{ threshold: 'P5Y', cause: 'P5Y', day: '2031-07-01', texts: ['Op of kort na 1 juli 2031.'] }],
        holds: [{ expires: '2030-05-01', text: 'Voor een klacht.' }],
      },
      '2026-11-23',
    );
    expect(line.map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-11-23', 'filed'],
      ['2029-01-02', 'gone'],
      ['2030-05-01', 'hold'],
      ['2031-07-01', 'toCome'],
    ]);
    expect(line[1]).toMatchObject({
      title: 'Vernietigd op 02/01/2029',
      sentences: ['De namen zijn vernietigd.', 'Uw precieze gegevens zijn vernietigd.'],
    });
    expect(line[3]!.sentences).toEqual(['Op of kort na 1 juli 2031.']);
  });
});
