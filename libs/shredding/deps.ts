import type { SigningKey } from '@koz/audit';
import type { CommandDeps } from '@koz/command-handling';
import { derivedUuid } from '@koz/command-handling';
import type { Fence } from '@koz/privacy-fence';
import type { Keyring, RotationSettings } from '@koz/privacy-keys';
import type { ActorId } from '@koz/privacy-types';
import type { Reached } from './points.js';

/** What destroying for ever stands on. */
export interface ShreddingDeps extends Pick<CommandDeps, 'store' | 'vault' | 'clock' | 'retry'> {
  /** Connections in the role `koz_vault`. */
  readonly vaultPool: RotationSettings['pool'];
  readonly fence: Fence;
  readonly signingKey: SigningKey;
  readonly keyring: Keyring;
  readonly reached?: Reached;
}

/** Who acts where a term ended: the system itself. */
export const retentionActor: ActorId = derivedUuid('koz/actor/v1', 'retention');
