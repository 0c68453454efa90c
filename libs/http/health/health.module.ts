import { Controller, Get, Header, Inject, Module, Res, type DynamicModule } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { metricsContentType, type Metrics, type Readiness } from '@koz/platform';
import { Does } from '../auth/action.js';

const readinessToken = Symbol('Readiness');
const metricsToken = Symbol('Metrics');

/** Whether the process lives, and whether it may be sent requests. Without the prefix, open to whoever asks. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(readinessToken) private readonly readiness: Readiness) {}

  /** 200 as long as the process answers at all: whoever restarts processes asks this. */
  @Does('readHealth')
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 once every part is in order, 503 with the parts that are not: whoever sends traffic asks this. */
  @Does('readHealth')
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const report = await this.readiness.report();
    reply.code(report.ready ? 200 : 503);
    return report;
  }
}

/** What the process tells of itself in numbers, by codes alone. What stands in front of us does not pass this on. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(metricsToken) private readonly metrics: Pick<Metrics, 'text'>) {}

  @Does('readMetrics')
  @Get()
  @Header('content-type', metricsContentType)
  text(): Promise<string> {
    return this.metrics.text();
  }
}

@Module({})
class HealthModule {}

export const healthModule = ({
  readiness,
  metrics,
}: {
  readonly readiness: Readiness;
  readonly metrics?: Pick<Metrics, 'text'>;
}): DynamicModule => ({
  module: HealthModule,
  controllers: [HealthController, ...(metrics ? [MetricsController] : [])],
  providers: [
    { provide: readinessToken, useValue: readiness },
    ...(metrics ? [{ provide: metricsToken, useValue: metrics }] : []),
  ],
});
