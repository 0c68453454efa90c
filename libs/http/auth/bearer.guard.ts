import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  InvalidTokenError,
  isOpen,
  scopeOf,
  type Action,
  type Principal,
  type TokenVerifier,
} from '@koz/identity';
import { budgetOf, type Budgets } from '../limits/budgets.js';
import { Problem } from '../problem/problem.js';
import type { SessionAuthentication } from '../session/session-authentication.js';
import { actionKey } from './action.js';

const principals = new WeakMap<FastifyRequest, Principal>();

/** Who makes the request, once the guard has let it through; undefined on a public route. */
export const principalOf = (request: FastifyRequest): Principal | undefined => principals.get(request);

/** RFC 6750: the scheme in any case, one token of the allowed characters. */
const bearer = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/**
 * Closed unless opened: a handler that names no action (`@Does(…)`) refuses everyone, and who may do an action says the
 * table of permissions alone. Who asks is said by a bearer token or, without one, by the session of a browser.
 */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly sessions?: SessionAuthentication,
    private readonly budgets?: Budgets,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const action = this.reflector.getAllAndOverride<Action | undefined>(actionKey, targets);
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const budget = budgetOf(action, request.method);
    if (action !== undefined && isOpen(action)) {
      if (budget !== undefined) await this.budgets?.spend(request, reply, budget);
      return true;
    }
    const principal = await this.authenticate(request).catch(async (error: unknown) => {
      // Whoever tries keys tries so many; who has one that fits, from the same address, is not kept out by it.
      if (error instanceof Problem && error.kind === 'unauthenticated')
        await this.budgets?.spend(request, reply, 'logIn');
      throw error;
    });
    if (budget !== undefined) await this.budgets?.spend(request, reply, budget, principal.actorId);
    const scope = action && scopeOf(action, principal.role);
    if (scope === undefined) throw new Problem('forbidden');
    principals.set(request, principal);
    return true;
  }

  private async authenticate(request: FastifyRequest): Promise<Principal> {
    const header = request.headers.authorization;
    // RFC 6750 (2): one way to say who asks. Whoever reads the first and whoever reads the last would not agree.
    const isBesideCookie = header !== undefined && this.sessions?.secretOf(request) !== undefined;
    if (isBesideCookie || tokensIn(request) > 1) throw twoTokens();
    if (header === undefined) {
      const principal = await this.sessions?.principalOf(request);
      if (principal !== undefined) return principal;
    }
    const token = bearer.exec(header?.trim() ?? '')?.[1];
    if (token === undefined) throw unauthenticated('Bearer');
    try {
      return await this.verifier.verify(token);
    } catch (error) {
      if (error instanceof InvalidTokenError) throw unauthenticated('Bearer error="invalid_token"');
      throw error;
    }
  }
}

/** How many headers say who asks: Node passes the first on and drops the others. */
const tokensIn = ({ raw }: FastifyRequest): number =>
  raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization').length;

const twoTokens = (): Problem =>
  new Problem('validation', {
    errors: [
      {
        ...{ field: 'Authorization', rule: 'oneToken' },
        message: 'Meld u op één manier aan: met één token, of met een sessie.',
      },
    ],
    headers: { 'www-authenticate': 'Bearer error="invalid_request"' },
  });

const unauthenticated = (challenge: string): Problem =>
  new Problem('unauthenticated', { headers: { 'www-authenticate': challenge } });
