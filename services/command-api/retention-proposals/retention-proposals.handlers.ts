import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AdoptedPoliciesAnswer } from '../adopt-policies/adopt-policies.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import type { WithdrawnProposalAnswer } from './retention-proposals.dto.js';
import {
  ConfirmProposal,
  confirmProposal,
  WithdrawProposal,
  withdrawProposal,
} from './retention-proposals.js';

@CommandHandler(ConfirmProposal)
export class ConfirmProposalHandler implements ICommandHandler<ConfirmProposal> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: ConfirmProposal): Promise<AdoptedPoliciesAnswer> {
    return confirmProposal(this.deps, command);
  }
}

@CommandHandler(WithdrawProposal)
export class WithdrawProposalHandler implements ICommandHandler<WithdrawProposal> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: WithdrawProposal): Promise<WithdrawnProposalAnswer> {
    return withdrawProposal(this.deps, command);
  }
}
