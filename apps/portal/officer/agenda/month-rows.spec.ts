import { figureText, monthRows, mostIn, sumOf, yearsIn } from './month-rows.js';

describe('the schedule by month', () => {
  const rows = monthRows([
    { month: '2029-02', tier: 'precise', plans: null },
    { month: '2029-01', tier: 'precise', plans: 12 },
    { month: '2031-07', tier: 'identity', plans: 7 },
    { month: '2031-07', tier: 'planning', plans: 7 },
  ]);

  it('has a row for each month, in order, with nothing where nothing goes', () => {
    expect(rows).toEqual([
      { month: '2029-01', figures: { precise: 12, identity: 0, planning: 0 } },
      { month: '2029-02', figures: { precise: null, identity: 0, planning: 0 } },
      { month: '2031-07', figures: { precise: 0, identity: 7, planning: 7 } },
    ]);
    expect(yearsIn(rows)).toEqual(['2029', '2031']);
    expect(mostIn(rows)).toBe(12);
    expect(mostIn([])).toBe(1);
  });

  it('says that a figure is kept back, and that there is none, in other words', () => {
    expect([12, null, 0].map((figure) => figureText(figure, 5))).toEqual(['12', 'minder dan 5', '-']);
  });

  it('adds up what is late', () => expect(sumOf({ precise: 1, identity: 2, planning: 3 })).toBe(6));
});
