import { median, medianRatio, percentile } from './statistics.js';

describe('The statistics of the benchmark', () => {
  it('take a percentile from the values in order', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.99)).toBe(100);
    expect(percentile(values, 0.5)).toBe(51);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBeNaN();
  });

  it('compare round by round, so that a slow round of both sides changes no ratio', () => {
    expect(medianRatio([10, 1, 10], [5, 0.5, 5])).toBe(2);
  });
});
