import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@koz/platform';

/**
 * Passes Nest's own warnings and errors on, as a name and a place: their text may quote a request. What Nest tells
 * of its start-up is left out.
 */
export class FrameworkLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(): void {
    // Routes and modules that were mapped: of no use to who runs the service.
  }

  warn(_message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ context: contextOf(rest) }, 'the web framework warned');
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ context: contextOf(rest), error: message }, 'the web framework reported an error');
  }
}

/** Nest puts the class that logs last. */
function contextOf(rest: readonly unknown[]): string {
  const last = rest.at(-1);
  return typeof last === 'string' && /^[A-Za-z][A-Za-z0-9]{0,60}$/.test(last) ? last : 'Nest';
}
