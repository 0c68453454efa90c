import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { controllerId, uuid, type CarePlanId, type OrganiserId } from '@koz/privacy-types';
import { DevelopmentOnlyError, DevelopmentTokens } from './development-tokens.js';
import { InvalidTokenError } from './token-verifier.port.js';

const organiser = {
  role: 'organiser',
  organiserId: uuid<OrganiserId>('0b8f9c1e-8d5b-4a55-9a2e-0d6c8a8f4b10'),
  controller: controllerId('antwerpen'),
} as const;

describe('the development provider', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-identity-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const open = () => DevelopmentTokens.open({ mode: 'development', directory });

  it('verifies the token that it issued', async () => {
    const tokens = await open();
    const principal = await tokens.verify(await tokens.issue(organiser));
    expect(principal).toEqual({ ...organiser, actorId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('refuses to be made in production', async () => {
    await expect(DevelopmentTokens.open({ mode: 'production', directory })).rejects.toThrow(
      DevelopmentOnlyError,
    );
    expect(() => DevelopmentTokens.ephemeral('production')).toThrow(DevelopmentOnlyError);
  });

  it('keeps its key over a restart, in a file that only its owner can read', async () => {
    const token = await (await open()).issue(organiser);
    await expect((await open()).verify(token)).resolves.toMatchObject(organiser);
    const { mode } = await stat(join(directory, 'development-tokens.key'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('makes one key when several processes start at once', async () => {
    const providers = await Promise.all(Array.from({ length: 8 }, open));
    const token = await providers[0]!.issue(organiser);
    for (const provider of providers) await expect(provider.verify(token)).resolves.toMatchObject(organiser);
  });

  it('stops at a damaged key file instead of making a new one', async () => {
    await open();
    await writeFile(join(directory, 'development-tokens.key'), 'short');
    await expect(open()).rejects.toThrow('is damaged');
  });

  it('refuses the token of another provider, a changed one, and an unsigned one', async () => {
    const tokens = await open();
    const token = await tokens.issue(organiser);
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const widened = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('"organiser"', '"officer"'),
    ).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    for (const bad of [
      await DevelopmentTokens.ephemeral('development').issue(organiser),
      `${header}.${widened}.${signature}`,
      `${unsigned}.${payload}.`,
      'not a token',
      '',
    ])
      await expect(tokens.verify(bad)).rejects.toThrow(InvalidTokenError);
  });

  it('refuses a token signed with the key file itself, for the signing key is derived from it', async () => {
    const tokens = await open();
    const key = await readFile(join(directory, 'development-tokens.key'));
    const forged = await new SignJWT({ role: 'officer', sub: organiser.organiserId })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('urn:kinderopvangzoeker:development')
      .sign(key);
    await expect(tokens.verify(forged)).rejects.toThrow(InvalidTokenError);
  });

  it('gives an organisation the same actor id each time, and a new family a new one', async () => {
    const tokens = await open();
    const actor = async (claims: Parameters<DevelopmentTokens['issue']>[0]) =>
      (await tokens.verify(await tokens.issue(claims))).actorId;
    const carePlanId = uuid<CarePlanId>('5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d11');
    expect(await actor(organiser)).toBe(await actor(organiser));
    expect(await actor(organiser)).not.toBe(await actor({ role: 'organiser' }));
    expect(await actor({ role: 'family', carePlanId })).toBe(await actor({ role: 'family', carePlanId }));
    expect(await actor({ role: 'family' })).not.toBe(await actor({ role: 'family' }));
  });

  it('puts no value of the claims into the message of a refusal', async () => {
    const tokens = await open();
    const refusal = await tokens.verify('geheim.geheim.geheim').catch((error: unknown) => String(error));
    expect(refusal).not.toContain('geheim');
  });
});
