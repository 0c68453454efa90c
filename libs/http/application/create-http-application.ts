import { Module, RequestMethod, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { BearerGuard } from '../auth/bearer.guard.js';
import { headersOfRefusals, secureHeaders } from '../headers/security-headers.js';
import { healthModule } from '../health/health.module.js';
import { limitAddresses } from '../limits/address-limits.js';
import { Budgets } from '../limits/budgets.js';
import { bodyLimit, longestParameter } from '../limits/sizes.js';
import { allowLongAnswers, serverOptions, timeLimits } from '../limits/time-limits.js';
import { serveDocumentation } from '../openapi/serve-documentation.js';
import { servePortal } from '../portal/serve-portal.js';
import { problemOf } from '../problem/problem-of.js';
import { ProblemFilter, sendProblem } from '../problem/problem.filter.js';
import { refuseUnreadableAddresses } from '../validation/plain-input.js';
import { validationPipe } from '../validation/validation.pipe.js';
import { passOverExpectations } from './expectations.js';
import { acceptOnlyJson } from './json-body.js';
import { FrameworkLogger } from './framework-logger.js';
import { logRequests } from './request-log.js';
import { traceRequests } from './trace-requests.js';
import { refuseConnection } from './refuse-connection.js';
import { refuseWhileClosing } from './refuse-while-closing.js';
import { apiPrefix, type HttpSettings } from './settings.js';

/**
 * A Nest application on Fastify with what every service shares: prefix, problem documents, limits, validation, guard,
 * headers, health, documentation, request log. It is initialised (`inject` works) but does not listen yet. `close()` refuses
 * new requests with 503 and lets those under way finish: release pools and the like after it, not in Nest's
 * `onModuleDestroy`, which comes before.
 */
export async function createHttpApplication(
  module: Type | DynamicModule,
  settings: HttpSettings,
): Promise<NestFastifyApplication> {
  const { overTls = false, trustedProxies } = settings;
  const refusalHeaders = headersOfRefusals(overTls);
  const adapter = new FastifyAdapter({
    ...serverOptions({ ...timeLimits, ...settings.timeLimits }),
    bodyLimit,
    routerOptions: { maxParamLength: longestParameter },
    ...(trustedProxies === undefined ? {} : { trustProxy: [...trustedProxies] }),
    clientErrorHandler: refuseConnection(refusalHeaders),
    // A refusal of the router itself (a malformed address) comes before every hook and filter.
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(refusalHeaders);
      sendProblem(reply, problemOf(error));
    },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: HttpRoot, imports: [module, healthModule(settings)] },
    adapter,
    { bodyParser: false, logger: new FrameworkLogger(settings.logger), abortOnError: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  passOverExpectations(fastify);
  acceptOnlyJson(fastify);
  refuseUnreadableAddresses(fastify);
  allowLongAnswers(fastify);
  await secureHeaders(fastify, overTls);
  traceRequests(fastify);
  logRequests(fastify, settings.logger);
  refuseWhileClosing(fastify);
  limitAddresses(fastify);
  const budgets = settings.rates && (await Budgets.on(fastify, settings.rates));
  app.setGlobalPrefix(apiPrefix, {
    exclude: ['health/*path', 'metrics'].map((path) => ({ path, method: RequestMethod.GET })),
  });
  app.useGlobalFilters(new ProblemFilter(settings.logger));
  app.useGlobalPipes(validationPipe());
  app.useGlobalGuards(new BearerGuard(app.get(Reflector), settings.verifier, settings.sessions, budgets));
  serveDocumentation(app, settings.title);
  if (settings.portalDirectory !== undefined) await servePortal(fastify, settings.portalDirectory);
  await app.init();
  await fastify.ready();
  return app;
}

/** Holds the service's modules and the health routes together. */
@Module({})
class HttpRoot {}
