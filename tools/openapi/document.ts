import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import {
  createHttpApplication,
  developmentModule,
  openApiDocument,
  sessionModule,
  type DevelopmentDeps,
  type SessionDeps,
} from '@koz/http';
import { DevelopmentTokens } from '@koz/identity';
import { Readiness, silentLogger } from '@koz/platform';
import { commandApiModule, type CommandApiDeps } from '@koz/services/command-api';
import { queryApiModule, type QueryApiDeps } from '@koz/services/query-api';

/** Everything that is served over HTTP, put together for its description alone: no handler is ever called. */
@Module({
  imports: [
    commandApiModule({} as CommandApiDeps),
    queryApiModule({} as QueryApiDeps),
    developmentModule({} as DevelopmentDeps),
    sessionModule({} as SessionDeps),
  ],
})
class Everything {}

/** Looks at everything that is served, for as long as `work` takes. */
export async function withEverything<T>(work: (app: NestFastifyApplication) => T | Promise<T>): Promise<T> {
  const app = await createHttpApplication(Everything, {
    verifier: DevelopmentTokens.ephemeral('development'),
    readiness: new Readiness(),
    logger: silentLogger,
    metrics: { text: () => Promise.resolve('') },
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** The OpenAPI document of all services, as text: the same for the same code, whatever the order of modules. */
export const documentText = (): Promise<string> =>
  withEverything((app) => `${JSON.stringify(sorted(openApiDocument(app)), undefined, 2)}\n`);

/** Paths and schemas by name; within them the order is the code's own. */
function sorted(document: OpenAPIObject): OpenAPIObject {
  const { schemas, ...components } = document.components ?? {};
  return {
    ...document,
    paths: byName(document.paths),
    components: { ...components, schemas: byName(schemas ?? {}) },
  };
}

const byName = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
