import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adoptDisclosureMethod, registerController } from '@koz/command-handling';
import { method1 } from '@koz/disclosure';
import { loadSettings, silentLogger, type Logger } from '@koz/platform';
import {
  controllerId,
  uuid,
  type ActorId,
  type LocationId,
  type OrganiserId,
  type PublicText,
} from '@koz/privacy-types';
import { openRuntime, type Runtime } from '@koz/runtime';
import { startSnapshots, startStandalone } from '../standalone.js';

/** Where it stands, in the order in which it is ended. */
interface Places {
  readonly data: string;
  readonly keys: string;
  readonly fence: string;
}

/** An answer, with its body as text: nothing of it is to be believed before it was looked at. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Whom a token of development stands for. */
export type Who = Readonly<Record<string, unknown>> & { readonly role: string };

/** Everything in this process, on a database of its own and with nothing in it but two controllers. */
export interface WholeSystem {
  readonly runtime: Runtime;
  readonly places: Places;
  /** Where it answers, `http://127.0.0.1:3000`. */
  readonly address: string;
  /** A location of an organiser, a new one where none is named. */
  location(controller: string, organiserId?: string): Promise<Organisation>;
  token(who: Who): Promise<string>;
  /** @param token absent: nobody in particular asks */
  call(method: string, path: string, token?: string, body?: object): Promise<Answered>;
  end(): Promise<void>;
}

export interface Organisation {
  readonly organiserId: string;
  readonly locationId: string;
  readonly controller: string;
}

const day = '2026-11-23T12:00:00Z';

/**
 * Starts the whole of it in this process; its directories go when it ends.
 *
 * @param given settings beside those of where it stands; budgets are those of development, which no test meets
 */
export async function startWholeSystem(
  given: Readonly<Record<string, string>> = {},
  logger: Logger = silentLogger,
): Promise<WholeSystem> {
  const home = await mkdtemp(join(tmpdir(), 'koz-whole-'));
  // PostgreSQL runs as another user when this is root, and must be able to go here.
  await chmod(home, 0o755);
  const places = { data: join(home, 'data'), keys: join(home, 'keys'), fence: join(home, 'fence') };
  const settings = loadSettings({
    ...{ PORT: '0', KOZ_DATA_DIR: places.data, KOZ_KEYS_DIR: places.keys, KOZ_FENCE_DIR: places.fence },
    ...{ KOZ_CLOCK: day, KOZ_SAMPLE: 'none' },
    ...given,
  });
  const runtime = await openRuntime(settings, { service: 'test', logger });
  const standalone = await startStandalone(runtime);
  for (const name of ['antwerpen', 'mechelen']) {
    const context = { controller: controllerId(name), actor: uuid<ActorId>(randomUUID()) };
    const deps = runtime.commandDeps('koz_command');
    await registerController(deps, context, { name: name as PublicText, region: 'eu-be' });
    await adoptDisclosureMethod(deps, context, { policy: method1, ground: 'regionDefault' });
  }
  const snapshots = startSnapshots(runtime);
  await snapshots.firstRound;
  const call: WholeSystem['call'] = async (method, path, token, body) => {
    const response = await fetch(`${standalone.address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = response.headers.get('content-type')?.startsWith('text/event-stream')
      ? ((await response.body?.cancel()) ?? '')
      : await response.text();
    return { status: response.status, text, body: parsed(text) };
  };
  return {
    ...{ runtime, places, call, address: standalone.address },
    location: (controller, organiserId = randomUUID()) => addLocation(runtime, controller, organiserId),
    async token(who) {
      const { status, text, body } = await call('POST', '/api/v1/dev/tokens', undefined, who);
      if (status !== 200) throw new Error(`no token: ${text}`);
      return body['token'] as string;
    },
    async end() {
      await Promise.all([standalone.stop(), snapshots.stop()]);
      await runtime.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function addLocation(runtime: Runtime, controller: string, organiser: string): Promise<Organisation> {
  const organiserId = uuid<OrganiserId>(organiser);
  const locationId = uuid<LocationId>(randomUUID());
  await runtime.locations('koz_command').upsert(
    [{ organiserId, name: 'Organisator' as PublicText }],
    [
      {
        ...{ locationId, organiserId, controller: controllerId(controller), name: 'Locatie' as PublicText },
        ...{ postcode: controller === 'mechelen' ? '2800' : '2018', capacity: 14 },
        careParts: [{ weekday: 'mon', part: 'full' }],
      },
    ],
  );
  return { organiserId, locationId, controller };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
