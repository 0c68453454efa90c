import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  const { server, directory, outfile } = globalThis.kozTestServer;
  await server.stop();
  await rm(directory, { recursive: true, force: true });
  await rm(outfile, { force: true });
}
