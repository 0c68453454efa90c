import { Module, type Type } from '@nestjs/common';
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

/** As its `main.ts` serves it: for its description alone, no handler is ever called. */
@Module({
  imports: [
    commandApiModule({} as CommandApiDeps),
    developmentModule({} as DevelopmentDeps),
    sessionModule({} as SessionDeps),
  ],
})
class CommandApi {}

@Module({ imports: [queryApiModule({} as QueryApiDeps)] })
class QueryApi {}

const services: Readonly<Record<string, Type>> = { 'command-api': CommandApi, 'query-api': QueryApi };

/**
 * Which service answers which call, as text for whatever stands in front of services that run apart: `METHOD /path` with
 * OpenAPI's templates, by service. What is not in it (the portal, the documentation) is the query side's.
 */
export async function routesText(): Promise<string> {
  const table: Record<string, string[]> = {};
  for (const [service, module] of Object.entries(services)) table[service] = await callsOf(module);
  return `${JSON.stringify(table, undefined, 2)}\n`;
}

async function callsOf(module: Type): Promise<string[]> {
  const app = await createHttpApplication(module, {
    verifier: DevelopmentTokens.ephemeral('development'),
    readiness: new Readiness(),
    logger: silentLogger,
  });
  try {
    return Object.entries(openApiDocument(app).paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
      .sort();
  } finally {
    await app.close();
  }
}
