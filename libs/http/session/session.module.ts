import { Module, type DynamicModule } from '@nestjs/common';
import { SessionController, sessionDepsToken, type SessionDeps } from './session.controller.js';

@Module({})
class SessionModule {}

/** The routes of the portal's log-in; imported where a provider is named. */
export const sessionModule = (deps: SessionDeps): DynamicModule => ({
  module: SessionModule,
  controllers: [SessionController],
  providers: [{ provide: sessionDepsToken, useValue: deps }],
});
