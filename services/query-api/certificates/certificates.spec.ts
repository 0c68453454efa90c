import { randomUUID } from 'node:crypto';
import {
  CertificateKeys,
  certificateTip,
  keepCertificates,
  receiptHashOf,
  signCertificates,
  signingKeyFrom,
  storesCovered,
  verifyCertificate,
  type CertificateFacts,
} from '@koz/audit';
import {
  instant,
  uuid,
  type CarePlanId,
  type ControllerId,
  type PolicyVersion,
  type Tier,
} from '@koz/privacy-types';
import { antwerp, mechelen, Region, signingKey } from '../testing/region.js';
import type { PlanCertificatesAnswer } from './certificates.dto.js';

const receipt = '7ZK2-8H4Q-9V3M-0T6B-5XNC-1W';

describe('The certificates of a plan of which nothing else is left', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  const carePlanId = uuid<CarePlanId>(randomUUID());

  const keep = async (controller: ControllerId, ...facts: CertificateFacts[]) => {
    const pool = region.db.pool('koz_vault');
    const signed = signCertificates(signingKey, controller, await certificateTip(pool, controller), facts);
    await keepCertificates(
      pool,
      controller,
      signed.map(({ bytes }) => bytes),
    );
    return signed.map(({ bytes }) => bytes.toString('base64'));
  };
  const shredding = (tier: Tier, epoch: number, of = carePlanId): CertificateFacts => ({
    kind: 'shredding',
    at: instant('2026-12-01T00:00:00Z'),
    carePlanId: of,
    ...{ tier, epoch, cause: 'P5Y' },
    retentionPolicyVersion: 'retention@1' as PolicyVersion,
    dataKey: { id: uuid(randomUUID()), fingerprint: 'a'.repeat(64) },
    streamHeadHash: 'b'.repeat(64),
    shreddedEventId: uuid(randomUUID()),
    stores: storesCovered,
    completeAtLatest: instant('2027-01-05T00:00:00Z'),
    receiptHash: receiptHashOf(of === carePlanId ? receipt : randomUUID()),
  });
  let kept: string[];
  let completion: string | undefined;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    kept = await keep(antwerp, shredding('identity', 1), shredding('planning', 2));
    [completion] = await keep(
      antwerp,
      {
        kind: 'epoch',
        at: instant('2026-12-09T00:00:00Z'),
        destroyedAt: instant('2026-12-09T00:00:00Z'),
        ...{ epoch: 1, keyFingerprint: 'c'.repeat(64), ground: 'verifiedBackup' },
      },
      shredding('precise', 2, uuid<CarePlanId>(randomUUID())),
    );
  });
  afterAll(() => region.close());

  const url = `/audit/certificates/${carePlanId}`;
  const auditor = { role: 'auditor', controller: antwerp } as const;
  const find = (body: object) => http.post('/certificates/find', undefined, body);

  it('are answered to the auditor byte for byte, with the key that verifies them and what they mean', async () => {
    const answer = await http.get(url, auditor);
    expect(answer.statusCode).toBe(200);
    const found: PlanCertificatesAnswer = answer.json();
    expect(found.certificates.map(({ certificate }) => certificate)).toEqual(kept);
    expect(found).toMatchObject({
      carePlanId,
      publicKeys: [signingKey.publicKey],
      certificates: [
        { verified: true, completion, completeSince: '2026-12-09T00:00:00.000Z' },
        { verified: true, completion: null, completeSince: null },
      ],
    });
    const [whole, awaited] = found.certificates.map(({ text }) => text);
    expect(whole).toContain('Op 01/12/2026 is de sleutel van de namen');
    expect(whole).toContain('Sinds 09/12/2026 is dat volledig');
    expect(awaited).toContain('Ten laatste op 05/01/2027');
    const keys = new CertificateKeys(found.publicKeys);
    for (const { certificate, statement } of found.certificates)
      expect(verifyCertificate(Buffer.from(certificate, 'base64'), keys)).toEqual(statement);
  });

  it('are found by the receipt without signing in, however it is written, and by no other', async () => {
    const answer = await find({ receipt });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual((await http.get(url, auditor)).json());
    const written = receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect((await find({ receipt: written })).statusCode).toBe(200);
    expect((await find({ receipt: receipt.replace('W', 'X') })).statusCode).toBe(404);
  });

  it('are refused to who sends no receipt, with what is wrong with it', async () => {
    for (const body of [{}, { receipt: '' }, { receipt: 7 }, { receipt: 'x'.repeat(65) }]) {
      const answer = await find(body);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ errors: [{ field: 'receipt' }] });
    }
  });

  it('that another key signed are shown, and said not to verify by these', async () => {
    const earlier = signingKeyFrom(Buffer.alloc(32, 9), 'test');
    const other = await region.http({ certificateKeys: [earlier.publicKey] });
    expect((await other.get(url, auditor)).json()).toMatchObject({
      certificates: [{ verified: false }, { verified: false }],
    });
  });

  it("are for the controller's own auditor and officer", async () => {
    expect((await http.get(url, { role: 'officer', controller: antwerp })).statusCode).toBe(200);
    expect((await http.get(url, { role: 'auditor', controller: mechelen })).statusCode).toBe(404);
    expect((await http.get(url, { role: 'auditor' })).statusCode).toBe(403);
    expect((await http.get(url, { role: 'regie', controller: antwerp })).statusCode).toBe(403);
    expect((await http.get(url)).statusCode).toBe(401);
    expect((await http.get(`/audit/certificates/${randomUUID()}`, auditor)).statusCode).toBe(404);
  });
});
