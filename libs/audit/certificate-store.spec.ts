import { withTenant } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { antwerpen, epochDestroyed, mechelen, newId, shredding } from './audit.fixtures.js';
import { noCertificate, type CertificateFacts } from './certificate.js';
import {
  allCertificates,
  certificatesOfPlan,
  certificatesOfReceipt,
  certificateTip,
  completionOf,
  keepCertificates,
} from './certificate-store.js';
import { migrations } from './index.js';
import { receiptHashOf } from './receipt-hash.js';
import { signCertificates } from './sign-certificates.js';
import { signingKeyFrom } from './signing-key.js';
import { CertificateKeys, verifyChain } from './verify-certificate.js';

let db: TestDatabase;
beforeEach(async () => (db = await testDatabase({ migrations })));
afterEach(() => db.drop());

const key = signingKeyFrom(Buffer.alloc(32, 5), 'test');
const keys = new CertificateKeys([key.publicKey]);
const vault = () => db.pool('koz_vault');
const query = () => db.pool('koz_query');
const sign = async (controller: ControllerId, ...facts: CertificateFacts[]) =>
  signCertificates(key, controller, await certificateTip(vault(), controller), facts).map(
    ({ bytes }) => bytes,
  );

describe('certificates that are kept', () => {
  it('are read back byte for byte, as a chain, by their controller', async () => {
    const first = await sign(antwerpen, ...Array.from({ length: 7 }, () => shredding()));
    await keepCertificates(vault(), antwerpen, first);
    const second = await sign(antwerpen, epochDestroyed(3), shredding());
    await keepCertificates(vault(), antwerpen, second);
    const read: Buffer[] = [];
    for await (const bytes of allCertificates(query(), antwerpen, 4)) read.push(bytes);
    expect(read).toEqual([...first, ...second]);
    expect(await verifyChain(read, keys)).toEqual(await certificateTip(vault(), antwerpen));
    expect(await completionOf(query(), antwerpen, 3)).toEqual(second[0]);
    expect(await completionOf(query(), antwerpen, 4)).toBeUndefined();
  });

  it('again change nothing, also with some that are new', async () => {
    const all = await sign(antwerpen, shredding(), shredding(), shredding());
    await keepCertificates(vault(), antwerpen, all.slice(0, 2));
    await keepCertificates(vault(), antwerpen, all.slice(0, 2));
    await keepCertificates(vault(), antwerpen, all);
    expect((await certificateTip(vault(), antwerpen)).sequence).toBe(3);
    await keepCertificates(vault(), antwerpen, []);
  });

  it('leave no gap, and are never exchanged', async () => {
    const all = await sign(antwerpen, shredding(), shredding(), shredding());
    const others = signCertificates(key, antwerpen, noCertificate, [shredding()]).map(({ bytes }) => bytes);
    const refused = (given: Buffer[], fault: string, controller = antwerpen) =>
      expect(keepCertificates(vault(), controller, given)).rejects.toMatchObject({
        name: 'CertificateError',
        fault,
      });
    await refused(all.slice(1), 'chain');
    await refused([all[0]!, all[2]!], 'chain');
    await refused(all, 'chain', mechelen);
    await keepCertificates(vault(), antwerpen, all.slice(0, 1));
    await refused(others, 'conflict');
    expect((await certificateTip(vault(), antwerpen)).sequence).toBe(1);
  });

  it('are found by plan within the controller, and by receipt whoever’s they are', async () => {
    const carePlanId = newId<ReturnType<typeof shredding>['carePlanId']>();
    const receiptHash = receiptHashOf('ABCD-EFGH');
    const { receiptHash: _none, ...unnamed } = shredding();
    const [of, ...rest] = await sign(
      antwerpen,
      shredding({ carePlanId, receiptHash }),
      unnamed,
      epochDestroyed(1),
    );
    await keepCertificates(vault(), antwerpen, [of!, ...rest]);
    await keepCertificates(vault(), mechelen, await sign(mechelen, shredding()));
    expect(await certificatesOfPlan(query(), antwerpen, carePlanId)).toEqual([of]);
    expect(await certificatesOfPlan(query(), mechelen, carePlanId)).toEqual([]);
    expect(await certificatesOfReceipt(query(), receiptHash)).toEqual([of]);
    expect(await certificatesOfReceipt(query(), receiptHashOf('other'))).toEqual([]);
    expect(await certificatesOfReceipt(query(), `' OR true --`)).toEqual([]);
    // Nothing of the setting is left on the connection.
    expect((await query().query('SELECT FROM audit.certificate')).rowCount).toBe(0);
  });

  it('are changed and deleted by nobody, and written only for the own controller', async () => {
    await keepCertificates(vault(), antwerpen, await sign(antwerpen, shredding()));
    for (const statement of [
      'UPDATE audit.certificate SET sequence = 9',
      'DELETE FROM audit.certificate',
      'TRUNCATE audit.certificate',
    ]) {
      await expect(db.adminPool().query(statement)).rejects.toMatchObject({ code: '23001' });
      for (const role of ['koz_vault', 'koz_query'] as const)
        await expect(db.pool(role).query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    const strange = withTenant(vault(), mechelen, (sql) =>
      sql.query(
        `INSERT INTO audit.certificate (controller, sequence, kind, epoch, hash, certificate)
           VALUES ('antwerpen', 2, 'epoch', 1, sha256(''), '')`,
      ),
    );
    await expect(strange).rejects.toMatchObject({ code: '42501' });
    for (const role of ['koz_command', 'koz_projector', 'koz_process_manager'] as const)
      await expect(db.pool(role).query('SELECT FROM audit.certificate')).rejects.toMatchObject({
        code: '42501',
      });
  });
});
