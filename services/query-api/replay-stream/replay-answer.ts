import type { StreamReplay } from './replay-stream.js';
import type { ReplayAnswer } from './replay-stream.dto.js';

/** A replay as it is answered over HTTP and by the command line alike: what a kind of stream has not is null or empty. */
export const replayAnswer = ({ plan, registration, ...stream }: StreamReplay): ReplayAnswer => ({
  ...stream,
  carePlan: plan?.state ?? null,
  registration: registration ? { name: registration.name, region: registration.region } : null,
  policies: plan?.policies ?? registration?.policies ?? null,
  applications: plan?.applications ?? [],
  views: plan?.views ?? [],
  unreadable: plan?.unreadable ?? [],
});
