import { loadController, type CommandDeps } from '@koz/command-handling';
import { ConfigurationError, liesInside, type Settings, type SettingProblem } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';

/** Where each controller states that its data stay, of those that registered. */
export async function controllerRegions(
  deps: Pick<CommandDeps, 'store' | 'vault' | 'retry'>,
  controllers: readonly ControllerId[],
): Promise<ReadonlyMap<ControllerId, string>> {
  const loaded = await Promise.all(
    controllers.map(
      async (controller) => [controller, (await loadController(deps, controller)).state] as const,
    ),
  );
  return new Map(
    loaded.flatMap(([controller, state]) =>
      state.status === 'registered' ? [[controller, state.region] as const] : [],
    ),
  );
}

/**
 * In production every store lies inside `KOZ_DATA_REGION`, which the settings see to; and that inside the region of
 * every controller whose data are here.
 *
 * @throws ConfigurationError naming each controller whose region this is not
 */
export function refuseOutsideControllersRegion(
  { mode, dataRegion }: Pick<Settings, 'mode' | 'dataRegion'>,
  regions: ReadonlyMap<ControllerId, string>,
): void {
  if (mode !== 'production') return;
  const problems = [...regions]
    .filter(([, region]) => !liesInside(dataRegion, region))
    .map(([controller, region]): SettingProblem => ({
      setting: 'KOZ_DATA_REGION',
      rule: 'insideControllersRegion',
      message: `ligt buiten ${region}, waar de gegevens van ${controller} moeten blijven`,
    }));
  if (problems.length > 0) throw new ConfigurationError(problems);
}
