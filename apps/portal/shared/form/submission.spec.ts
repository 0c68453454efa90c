import { ProblemError, ServerUnreachableError } from '@koz/api-client';
import { Submission } from './submission.js';

const refusal = (
  status: number,
  errors: { field: string; rule: string; message: string }[] = [],
): ProblemError =>
  new ProblemError({
    type: 'urn:kinderopvangzoeker:problem:validation',
    title: 'Ongeldige gegevens',
    status,
    detail: 'Niet alle gegevens zijn geldig.',
    errors,
  });

describe('a submission', () => {
  const sending = (...outcomes: unknown[]) => {
    const submission = new Submission();
    const keys: (string | undefined)[] = [];
    const send = () =>
      submission.run(async (headers) => {
        keys.push(headers['idempotency-key']);
        const outcome = outcomes.shift();
        if (outcome instanceof Error) throw outcome;
        return outcome;
      });
    return { submission, keys, send };
  };

  it('gives the answer, and another key to whatever is sent next', async () => {
    const { keys, send } = sending('filed', 'filed too');
    expect(await send()).toBe('filed');
    expect(await send()).toBe('filed too');
    expect(keys[0]).not.toBe(keys[1]);
  });

  it.each([
    ['nobody answered', new ServerUnreachableError()],
    ['the server failed', refusal(500)],
    ['the session had ended', refusal(401)],
  ])('is the same one again when %s', async (_, error) => {
    const { submission, keys, send } = sending(error, 'filed');
    expect(await send()).toBeUndefined();
    expect(submission.problem()).not.toBe('');
    expect(await send()).toBe('filed');
    expect(submission.problem()).toBeUndefined();
    expect(keys[0]).toBe(keys[1]);
  });

  it('is another one after a refusal, whose fields it tells', async () => {
    const errors = [
      { field: 'postcode', rule: 'matches', message: 'Een postcode is een getal van 1000 tot 9999.' },
    ];
    const { submission, keys, send } = sending(refusal(400, errors), 'filed');
    expect(await send()).toBeUndefined();
    expect(submission.fieldErrors()).toEqual(errors);
    expect(submission.isLost()).toBe(false);
    await send();
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('sends nothing while an attempt is under way', async () => {
    const submission = new Submission();
    let answer: (text: string) => void = () => undefined;
    const first = submission.run(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(submission.isBusy()).toBe(true);
    expect(await submission.run(async () => 'second')).toBeUndefined();
    answer('first');
    expect(await first).toBe('first');
    expect(submission.isBusy()).toBe(false);
  });
});
