import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { depsToken, type CommandApiDeps } from '../deps.js';
import type { AdoptedPoliciesAnswer } from './adopt-policies.dto.js';
import { AdoptPolicies, adoptPolicies } from './adopt-policies.js';

@CommandHandler(AdoptPolicies)
export class AdoptPoliciesHandler implements ICommandHandler<AdoptPolicies> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: AdoptPolicies): Promise<AdoptedPoliciesAnswer> {
    return adoptPolicies(this.deps, command);
  }
}
