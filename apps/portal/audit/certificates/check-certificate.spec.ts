/** @jest-environment node */
import { canonicalJson, concat, toBase64, toBase64Url, utf8 } from '@koz/browser-proofs';
import { tampered, testKey, type TestKey } from '../proof/small-log.fixtures.js';
import { checkCertificate } from './check-certificate.js';

describe('A certificate, verified in the browser', () => {
  let key: TestKey;
  beforeAll(async () => {
    key = await testKey();
  });

  const signed = async (facts: object): Promise<string> => {
    const statement = {
      ...{
        version: 1,
        controller: 'antwerpen',
        sequence: 4,
        previous: '0'.repeat(64),
        signedBy: key.published.kid,
      },
      ...{ at: '2026-07-01T00:05:00.000Z', epoch: 2, ...facts },
    };
    const signature = await key.sign(utf8(`koz/certificate/v1\n${canonicalJson(statement)}`));
    return toBase64(concat(utf8(canonicalJson({ signature: toBase64Url(signature), statement }))));
  };
  const shredding = {
    ...{ kind: 'shredding', tier: 'precise', cause: 'P2Y6M', completeAtLatest: '2026-08-05T00:05:00.000Z' },
    dataKey: { id: 'x', fingerprint: 'ab'.repeat(32) },
  };
  const told = async (completion: string | null) => ({
    ...{ certificate: await signed(shredding), completion, statement: {}, completeSince: null },
    ...{ verified: true, text: 'In woorden.' },
  });
  const outcomes = async (given: Awaited<ReturnType<typeof told>>) =>
    (await checkCertificate(given, [key.published])).steps.map(({ outcome }) => outcome);

  it('is told in words, with what was destroyed, when and why', async () => {
    const checked = await checkCertificate(await told(null), [key.published]);
    expect(checked.steps.map(({ outcome }) => outcome)).toEqual(['holds', 'later']);
    expect(checked.steps[1]?.text).toContain('05/08/2026');
    expect(checked.facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['01/07/2026', '2,5 jaar', 'ab'.repeat(32)]),
    );
  });

  it('is complete with the certificate of its epoch’s key or of a later one', async () => {
    expect(await outcomes(await told(await signed({ kind: 'epoch', epoch: 2 })))).toEqual(['holds', 'holds']);
    expect(await outcomes(await told(await signed({ kind: 'epoch', epoch: 5 })))).toEqual(['holds', 'holds']);
    expect(await outcomes(await told(await signed({ kind: 'epoch', epoch: 1 })))).toEqual(['holds', 'fails']);
  });

  it('fails when a byte is another, whatever the server says of it, and for a key that is not given', async () => {
    const given = await told(null);
    expect(await outcomes({ ...given, certificate: tampered(given.certificate) })).toEqual([
      'fails',
      'later',
    ]);
    const changed = Buffer.from(
      Buffer.from(given.certificate, 'base64').toString().replace('precise', 'precisf'),
    );
    expect(await outcomes({ ...given, certificate: changed.toString('base64') })).toEqual(['fails', 'later']);
    const stranger = (await testKey()).published;
    const steps = (await checkCertificate(given, [stranger])).steps;
    expect(steps[0]).toMatchObject({
      outcome: 'fails',
      text: expect.stringContaining('sleutel die hier niet bij'),
    });
  });
});
