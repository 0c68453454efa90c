import { Body, Controller, Get, HttpCode, Inject, Module, Post, type DynamicModule } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ClockBackwardsError, type AdjustableClock } from '@koz/platform';
import type { DevelopmentTokens, PrincipalClaims } from '@koz/identity';
import { instant, type CarePlanId, type ControllerId, type OrganiserId } from '@koz/privacy-types';
import { Does } from '../auth/action.js';
import { ApiProblems } from '../openapi/decorators.js';
import { invalid } from '../problem/problem.js';
import { messageOfRule } from '../validation/rule-messages.js';
import type { ControllerFinder } from './controller-finder.js';
import { ClockDto, TokenAnswer, TokenRequest } from './development.dto.js';

/** What the routes of development need. Who has a `DevelopmentTokens` is not in production. */
export interface DevelopmentDeps {
  readonly tokens: DevelopmentTokens;
  readonly clock: AdjustableClock;
  /** Finds the controller of an organiser or a plan, for tokens that are asked for without: {@link controllerFinder}. */
  readonly controllers: ControllerFinder;
}

const depsToken = Symbol('DevelopmentDeps');

/** A way in for each role, and the clock. These routes do not exist in production: the module is not imported. */
@ApiTags('ontwikkeling')
@Controller('dev')
export class DevelopmentController {
  constructor(@Inject(depsToken) private readonly deps: DevelopmentDeps) {}

  @ApiOperation({
    summary: 'Een token voor een rol (alleen in ontwikkeling)',
    operationId: 'createDevelopmentToken',
  })
  @ApiOkResponse({ type: TokenAnswer })
  @ApiProblems('validation')
  @HttpCode(200)
  @Does('useDevelopmentTools')
  @Post('tokens')
  async tokens(@Body() request: TokenRequest): Promise<TokenAnswer> {
    return { token: await this.deps.tokens.issue(await this.claimsOf(request)) };
  }

  @ApiOperation({
    summary: 'Hoe laat het is volgens de klok van de ontwikkeling',
    operationId: 'getDevelopmentClock',
  })
  @ApiOkResponse({ type: ClockDto })
  @Does('useDevelopmentTools')
  @Get('clock')
  now(): ClockDto {
    return { now: this.deps.clock.now() };
  }

  @ApiOperation({ summary: 'De klok verzetten (alleen in ontwikkeling)', operationId: 'setDevelopmentClock' })
  @ApiOkResponse({ type: ClockDto })
  @ApiProblems('validation')
  @HttpCode(200)
  @Does('useDevelopmentTools')
  @Post('clock')
  async clock(@Body() { now }: ClockDto): Promise<ClockDto> {
    try {
      await this.deps.clock.set(instant(now));
    } catch (error) {
      if (!(error instanceof ClockBackwardsError)) throw error;
      throw invalid({ field: 'now', rule: 'clockBackwards', message: error.message });
    }
    return { now: this.deps.clock.now() };
  }

  /** A token that names an organiser or a plan also says who answers for it: where not given, that is looked up. */
  private async claimsOf(request: TokenRequest): Promise<PrincipalClaims> {
    const organiserId = request.organiserId as OrganiserId | undefined;
    const carePlanId = request.carePlanId as CarePlanId | undefined;
    if (request.role === 'organiser' && organiserId === undefined)
      throw fieldProblem('organiserId', 'required');
    const controller =
      (request.controller as ControllerId | undefined) ?? (await this.controllerOf(organiserId, carePlanId));
    return {
      role: request.role,
      ...(organiserId === undefined ? {} : { organiserId }),
      ...(controller === undefined ? {} : { controller }),
      ...(carePlanId === undefined ? {} : { carePlanId }),
      ...(request.person === undefined ? {} : { person: request.person }),
    };
  }

  private async controllerOf(
    organiserId: OrganiserId | undefined,
    carePlanId: CarePlanId | undefined,
  ): Promise<ControllerId | undefined> {
    const { controllers } = this.deps;
    if (organiserId !== undefined) {
      const controller = await controllers.ofOrganiser(organiserId);
      if (controller === undefined) throw fieldProblem('organiserId', 'unknownOrganiser');
      return controller;
    }
    if (carePlanId === undefined) return undefined;
    const controller = await controllers.ofCarePlan(carePlanId);
    if (controller === undefined) throw fieldProblem('carePlanId', 'unknownCarePlan');
    return controller;
  }
}

const fieldProblem = (field: string, rule: 'required' | 'unknownOrganiser' | 'unknownCarePlan') =>
  invalid({ field, rule, message: messageOfRule(rule) });

@Module({})
class DevelopmentModule {}

export const developmentModule = (deps: DevelopmentDeps): DynamicModule => ({
  module: DevelopmentModule,
  controllers: [DevelopmentController],
  providers: [{ provide: depsToken, useValue: deps }],
});
