import { PublisherUnavailableError, type Publisher, type Telling } from '@koz/messaging';
import type { ControllerId } from '@koz/privacy-types';

/** Takes what it is told, unless it is away. */
export class CollectingPublisher implements Publisher {
  readonly told: Telling[] = [];
  readonly prepared: ControllerId[] = [];
  isAway = false;

  async prepare(controllers: readonly ControllerId[]): Promise<[]> {
    this.refuseWhileAway();
    this.prepared.push(...controllers);
    return [];
  }

  async publish(tellings: readonly Telling[]): Promise<void> {
    this.refuseWhileAway();
    this.told.push(...tellings);
  }

  async close(): Promise<void> {
    // It holds nothing open.
  }

  /** In words, those of one controller: `application.created`, `forget`. */
  to(controller: ControllerId): string[] {
    return this.told.filter(({ to }) => to === controller).map(nameOf);
  }

  private refuseWhileAway(): void {
    if (this.isAway) throw new PublisherUnavailableError('away');
  }
}

const nameOf = (telling: Telling): string =>
  'event' in telling ? telling.event.type.replace(/^be\.kinderopvangzoeker\.|\.v1$/g, '') : 'forget';
