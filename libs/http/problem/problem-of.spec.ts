import { ConflictException, ForbiddenException, ImATeapotException } from '@nestjs/common';
import { Problem, problemOf } from '../index.js';

const named = (name: string, members: object = {}): Error =>
  Object.assign(new Error('Lotte Peeters'), { name, ...members });

describe('what was thrown', () => {
  it('is passed on when it is a problem already', () => {
    const problem = new Problem('place-already-found');
    expect(problemOf(problem)).toBe(problem);
  });

  it.each([
    [new ForbiddenException('Lotte'), 403],
    [new ConflictException('Lotte'), 409],
    [new ImATeapotException('Lotte'), 400],
    [named('FastifyError', { statusCode: 414 }), 414],
    [named('FastifyError', { statusCode: 418 }), 400],
    // Who sends left in the middle of a body: Fastify passes that on.
    [named('Error', { statusCode: 400, code: 'ECONNRESET' }), 400],
    [named('Error'), 500],
    [named('Error', { statusCode: 502 }), 500],
    ['Lotte', 500],
    [undefined, 500],
    [null, 500],
  ])('becomes a problem that tells nothing of its text', (thrown, status) => {
    const problem = problemOf(thrown);
    expect(problem.status).toBe(status);
    expect(JSON.stringify(problem)).not.toContain('Lotte');
  });

  it.each([
    named('EventStoreUnavailableError'),
    named('MasterKeyAwayError'),
    named('MasterKeyError'),
    named('Error', { code: 'ECONNREFUSED' }),
    named('FastifyError', { statusCode: 503, code: 'FST_ERR_HANDLER_TIMEOUT' }),
  ])('is a store that cannot be reached, or an answer that took too long: try again later', (thrown) => {
    const problem = problemOf(thrown);
    expect([problem.status, problem.headers['retry-after']]).toEqual([503, '5']);
  });
});
