import type { ControllerId } from '@koz/privacy-types';
import type { CloudEvent } from './cloud-event.js';

/** One thing to tell the systems of a controller; what is of one key is told in the order of a list. */
export type Telling =
  | {
      readonly to: ControllerId;
      readonly event: CloudEvent;
      /** The trace of what brought the event about, where there is one. */
      readonly traceparent?: string;
    }
  /** Nothing about this plan stands any more: whoever keeps something of it under this key lets it go. */
  | { readonly to: ControllerId; readonly forget: string };

/** Where integration events go, on behalf of each controller apart. At least once: the same list may come again. */
export interface Publisher {
  /**
   * Makes what is needed to tell these controllers, where it is not there yet.
   * @returns what was there with other settings than it should have, which is left as it is
   */
  prepare(controllers: readonly ControllerId[]): Promise<readonly SettingDifference[]>;
  /** Returns when all of it is safely taken. @throws PublisherUnavailableError: then any part may have been taken */
  publish(tellings: readonly Telling[]): Promise<void>;
  close(): Promise<void>;
}

/** A setting of a topic that is not what the relay states, so that it may keep what it is told longer. */
export interface SettingDifference {
  readonly topic: string;
  readonly setting: string;
  readonly is: string;
  readonly shouldBe: string;
}

/** Nobody took what was told, or not all of it is known to be taken. */
export class PublisherUnavailableError extends Error {
  override readonly name = 'PublisherUnavailableError';
}
