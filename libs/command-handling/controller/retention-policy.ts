import { retentionPolicyOn } from '@koz/domain';
import type { RetentionPolicy } from '@koz/events';
import type { ControllerId, OwnDate } from '@koz/privacy-types';
import { defaultRetentionPolicy } from '@koz/retention';
import type { CommandDeps } from '../streams/command.js';
import { loadController } from './streams.js';

/**
 * The retention policy by which a controller's plans go on a day: the one in force, or the default one where none was
 * adopted. Undefined for a controller that never registered.
 */
export async function loadRetentionPolicy(
  deps: Pick<CommandDeps, 'store' | 'vault' | 'retry'>,
  controller: ControllerId,
  day: OwnDate,
): Promise<RetentionPolicy | undefined> {
  const { state } = await loadController(deps, controller);
  if (state.status !== 'registered') return undefined;
  return (state.retention && retentionPolicyOn(state.retention, day)) ?? defaultRetentionPolicy;
}
