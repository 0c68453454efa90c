import type { Publication, PublishedFigure } from './figures.js';
import { sumOfControllers } from './sum-of-controllers.js';

const publication = (
  plans: PublishedFigure,
  cells: Readonly<Record<string, PublishedFigure>>,
  withheld = false,
): Publication => ({
  plans,
  applications: plans,
  overdue: null,
  margins: [
    {
      name: 'status',
      of: 'applications',
      withheld,
      cells: Object.entries(cells).map(([key, value]) => ({ key, value })),
    },
    { name: 'overdueLocation', of: 'overdue', withheld: true, cells: [] },
  ],
  durations: { takenUp: null, decided: null },
});

describe('the sum over controllers', () => {
  const sum = sumOfControllers([
    publication(100, { created: 80, approved: 20, rejected: null }),
    publication(45, { created: 45, approved: null, rejected: null }),
    publication(10, {}, true),
  ]);

  it('adds up what each of them shows', () => {
    expect(sum.plans).toEqual({ value: 155, partial: false });
  });

  it('says where something that is suppressed is not in it, and is suppressed where everything is', () => {
    expect(sum.overdue).toEqual({ value: null, partial: false });
    expect(sum.margins).toEqual([
      {
        name: 'status',
        of: 'applications',
        cells: [
          { key: 'created', value: 125, partial: true },
          { key: 'approved', value: 20, partial: true },
          { key: 'rejected', value: null, partial: false },
        ],
      },
    ]);
  });
});
