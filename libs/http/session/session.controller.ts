import { Body, Controller, Get, HttpCode, Inject, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  loginMs,
  LoginRefusedError,
  ProviderUnavailableError,
  type LinkedPlan,
  type PortalLogin,
  type PostgresSessions,
  type Principal,
} from '@koz/identity';
import type { Logger } from '@koz/platform';
import type { ActorId } from '@koz/privacy-types';
import { CurrentPrincipal } from '../auth/current-principal.js';
import { Does } from '../auth/action.js';
import { ApiProblems, ApiSignedIn } from '../openapi/decorators.js';
import { notFound, Problem } from '../problem/problem.js';
import { cookieOf, setCookie } from './cookies.js';
import { localPath, longestPath } from './local-path.js';
import type { SessionAuthentication } from './session-authentication.js';
import { ChoosePlanRequest, LogoutAnswer, SessionAnswer } from './session.dto.js';

/** What the routes of the portal's log-in need. */
export interface SessionDeps {
  readonly login: Pick<PortalLogin, 'begin' | 'finish' | 'logoutUrl'>;
  readonly sessions: PostgresSessions;
  readonly authentication: SessionAuthentication;
  /** The plans that a family filed under its own log-in. */
  readonly plansOf: (actorId: ActorId) => Promise<readonly LinkedPlan[]>;
  /** Told why a log-in came to nothing, by codes: the person is told only that it did. */
  readonly logger: Pick<Logger, 'warn'>;
  /** `KOZ_PUBLIC_URL`: where the browser finds the portal. */
  readonly publicUrl: string;
}

export const sessionDepsToken = Symbol('SessionDeps');

/** Where the start page of the portal says, in Dutch, why a log-in came to nothing. */
const startPage = {
  failed: '/?aanmelden=mislukt',
  noPlace: '/?aanmelden=geen-rol',
  away: '/?aanmelden=later',
};

interface Redirection {
  readonly url: string;
  readonly statusCode: 302;
}

/** Log-in of the portal by a session of ours. No token of the provider ever reaches the browser. */
@ApiTags('sessie')
@Controller('session')
export class SessionController {
  constructor(@Inject(sessionDepsToken) private readonly deps: SessionDeps) {}

  @ApiOperation({ summary: 'Aanmelden bij de aanmelddienst', operationId: 'logIn' })
  @ApiQuery({
    ...{ name: 'to', required: false, schema: { type: 'string', maxLength: longestPath } },
    description: 'De pagina van het portaal om daarna te tonen.',
  })
  @ApiFoundResponse({ description: 'Naar de aanmelddienst.' })
  @ApiProblems('validation')
  @Redirect()
  @Does('logIn')
  @Get('login')
  async logIn(
    @Query('to') to: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirection> {
    const page = localPath(to);
    try {
      const { url, transaction } = await this.deps.login.begin(page);
      this.setCookie(reply, this.transactionCookie, transaction, loginMs / 1000);
      return { url, statusCode: 302 };
    } catch (error) {
      return this.elsewhereAfter(error);
    }
  }

  @ApiOperation({ summary: 'Terug van de aanmelddienst', operationId: 'finishLogIn' })
  @ApiFoundResponse({ description: 'Naar de gevraagde pagina, of naar de startpagina als het niet lukte.' })
  @Redirect()
  @Does('finishLogIn')
  @Get('callback')
  async callback(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirection> {
    const { login, sessions, authentication } = this.deps;
    const at = request.url.indexOf('?');
    const query = at < 0 ? '' : request.url.slice(at);
    const transaction = cookieOf(request, this.transactionCookie);
    this.setCookie(reply, this.transactionCookie, '', 0);
    try {
      const { principal, to } = await login.finish(query, transaction);
      // A session that was there before is another one, whoever put it there.
      const before = authentication.secretOf(request);
      if (before !== undefined) await sessions.end(before);
      this.setCookie(reply, authentication.cookieName, await sessions.begin(principal));
      return { url: to, statusCode: 302 };
    } catch (error) {
      return this.elsewhereAfter(error);
    }
  }

  @ApiOperation({ summary: 'Wie is aangemeld', operationId: 'getSession' })
  @ApiOkResponse({ type: SessionAnswer })
  @ApiSignedIn()
  @Does('readSession')
  @Get()
  who(@CurrentPrincipal() principal: Principal): Promise<SessionAnswer> {
    return this.answerOf(principal);
  }

  @ApiOperation({ summary: 'Een ander eigen opvangplan kiezen', operationId: 'choosePlan' })
  @ApiOkResponse({ type: SessionAnswer })
  @ApiSignedIn()
  @ApiProblems('validation', 'not-found')
  @HttpCode(200)
  @Does('choosePlan')
  @Post('choose')
  async choose(
    @Body() { carePlanId }: ChoosePlanRequest,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
  ): Promise<SessionAnswer> {
    const { sessions, authentication, plansOf } = this.deps;
    const secret = authentication.secretOf(request);
    if (secret === undefined) throw new Problem('forbidden');
    const plan = (await plansOf(principal.actorId)).find((own) => own.carePlanId === carePlanId);
    if (plan === undefined) throw notFound();
    await sessions.turnTo(secret, plan);
    return this.answerOf({ ...principal, ...plan });
  }

  @ApiOperation({ summary: 'Afmelden', operationId: 'logOut' })
  @ApiOkResponse({ type: LogoutAnswer })
  @ApiSignedIn()
  @HttpCode(200)
  @Does('logOut')
  @Post('logout')
  async logOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LogoutAnswer> {
    const { login, sessions, authentication, publicUrl } = this.deps;
    const secret = authentication.secretOf(request);
    if (secret !== undefined) await sessions.end(secret);
    this.setCookie(reply, authentication.cookieName, '', 0);
    return { providerLogoutUrl: (await login.logoutUrl(new URL('/', publicUrl).href)) ?? null };
  }

  private async answerOf({
    actorId,
    role,
    organiserId,
    controller,
    carePlanId,
  }: Principal): Promise<SessionAnswer> {
    const plans = role === 'family' ? await this.deps.plansOf(actorId) : [];
    return {
      role,
      ...(organiserId === undefined ? {} : { organiserId }),
      ...(controller === undefined ? {} : { controller }),
      ...(carePlanId === undefined ? {} : { carePlanId }),
      carePlanIds: plans.map((plan) => plan.carePlanId),
    };
  }

  /** A person stands in front of this, not a program: a page that says what happened. */
  private elsewhereAfter(error: unknown): Redirection {
    const { logger } = this.deps;
    if (error instanceof LoginRefusedError) {
      logger.warn({ reason: error.reason }, 'A log-in came to nothing');
      return { url: startPage[error.failure], statusCode: 302 };
    }
    if (!(error instanceof ProviderUnavailableError)) throw error;
    logger.warn({ reason: 'providerAway' }, 'A log-in came to nothing');
    return { url: startPage.away, statusCode: 302 };
  }

  private get transactionCookie(): string {
    return `${this.deps.authentication.cookieName}-login`;
  }

  private setCookie(reply: FastifyReply, name: string, value: string, maxAge?: number): void {
    // Fastify keeps several headers of this name side by side.
    void reply.header('set-cookie', setCookie(name, value, this.deps.authentication.isSecure, maxAge));
  }
}
