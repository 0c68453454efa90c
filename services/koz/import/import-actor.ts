import { derivedUuid } from '@koz/command-handling';
import type { ActorId } from '@koz/privacy-types';

/** Who acts where nobody signed in: the command line itself, the same on every run so that repeated commands agree. */
export const commandLineActor: ActorId = derivedUuid('koz/actor/v1', 'command-line');
