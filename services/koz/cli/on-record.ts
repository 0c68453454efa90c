import { InvalidArgumentError, type Command } from 'commander';
import {
  consultationReasons,
  recordAsOperator,
  type ConsultationReason,
  type OperatorConsultation,
} from '@koz/disclosure-ledger';
import type { Runtime } from '@koz/runtime';

/** Adds `--reason`, why the operator does it: a code, `routine` when it is not given. */
export const withReason = (command: Command): Command =>
  command.option(
    '--reason <code>',
    `waarom, als vaste code; het wordt genoteerd (${consultationReasons.join(', ')})`,
    reasonArgument,
  );

/** Records, before the command does it, what the operator is about to do. */
export const onRecord = (
  { database, clock }: Pick<Runtime, 'database' | 'clock'>,
  {
    reason = 'routine',
    ...what
  }: Omit<OperatorConsultation, 'reason'> & { readonly reason: string | undefined },
): Promise<void> => recordAsOperator({ pool: database.pool('koz_query'), clock }, { ...what, reason });

/** @throws InvalidArgumentError for what is no code; its message does not repeat it */
function reasonArgument(text: string): ConsultationReason {
  const reason = consultationReasons.find((code) => code === text);
  if (!reason) throw new InvalidArgumentError(`Geef een van ${consultationReasons.join(', ')}.`);
  return reason;
}
