import { ReadModelBehindError, waitForPosition } from './checkpoints.js';
import type { Sql } from './projection.port.js';

/** Answers with one position after the other, the last one for ever. */
function positions(...given: (number | undefined)[]): Sql & { asked(): number } {
  let asked = 0;
  return {
    query: async <Row>() => {
      const position = given[Math.min(asked++, given.length - 1)];
      return (position === undefined ? [] : [{ position }]) as Row[];
    },
    asked: () => asked,
  };
}

describe('waiting for a position', () => {
  it('is over at once when the rows tell of it already', async () => {
    const sql = positions(7);
    await expect(waitForPosition(sql, 'inbox', 7, 10_000)).resolves.toBe(7);
    expect(sql.asked()).toBe(1);
  });

  it('lasts until the rows tell of it', async () => {
    await expect(waitForPosition(positions(undefined, 3, 6, 9), 'inbox', 7, 10_000)).resolves.toBe(9);
  });

  it('is given up when the time is up, saying how far the rows are', async () => {
    await expect(waitForPosition(positions(3), 'inbox', 7, 5)).rejects.toEqual(
      new ReadModelBehindError('inbox', 3, 7),
    );
    await expect(waitForPosition(positions(undefined), 'inbox', 7, 0)).rejects.toMatchObject({
      name: 'ReadModelBehindError',
      position: undefined,
    });
  });
});
