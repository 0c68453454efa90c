import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { adoptDisclosureMethod, adoptHandlingTerms, registerController } from '@koz/command-handling';
import { methodById } from '@koz/disclosure';
import type { AdoptedTerms } from '@koz/domain';
import type { DataRegion, MethodGround } from '@koz/events';
import type { Locations } from '@koz/locations';
import { controllerId, type ControllerId, type PublicText } from '@koz/privacy-types';
import type { ImportDeps } from '../import/import-deps.js';
import { importFile, type ImportOptions, type ImportReport } from '../import/import-file.js';
import { importLocations, type LocationsImportReport } from '../locations/import-locations.js';

export interface SampleDeps extends ImportDeps {
  readonly locations: Pick<Locations, 'byIds' | 'upsert'>;
}

export interface SampleReport {
  readonly controllers: readonly ControllerId[];
  readonly locations: LocationsImportReport;
  readonly applications: ImportReport;
}

/** A controller of the sample, as `controllers.json` has it. */
interface SampleController {
  readonly controller: string;
  readonly name: PublicText;
  readonly region: DataRegion;
  readonly method: { readonly id: string; readonly ground: MethodGround; readonly groundDate: PublicText };
  /** Absent where it keeps to the default. */
  readonly terms?: AdoptedTerms;
}

/**
 * Fills a region: registers its controllers with their methods and terms, writes its locations, imports its applications. What
 * is there already stays as it is, so that it may run any number of times, also after it was cut off.
 * @param folder holds controllers.json, locations.csv and applications.csv
 */
export async function loadSampleRegion(
  deps: SampleDeps,
  folder: string = sampleFolder(),
  options: Pick<ImportOptions, 'onProgress'> = {},
): Promise<SampleReport> {
  const controllers = JSON.parse(
    await readFile(join(folder, 'controllers.json'), 'utf8'),
  ) as SampleController[];
  for (const controller of controllers) await setUp(deps, controller);
  const locations = await importLocations(deps, join(folder, 'locations.csv'));
  const applications = await importFile(deps, join(folder, 'applications.csv'), options);
  return {
    controllers: controllers.map(({ controller }) => controllerId(controller)),
    locations,
    applications,
  };
}

async function setUp(deps: SampleDeps, { controller: id, name, region, method, terms }: SampleController) {
  const context = { controller: controllerId(id), actor: deps.actor };
  const policy = methodById(method.id);
  if (!policy) throw new TypeError(`the sample names a disclosure method that does not exist, for ${id}`);
  const { ground, groundDate } = method;
  const outcomes = [
    await registerController(deps, context, { name, region }),
    await adoptDisclosureMethod(deps, context, { policy, ground, groundDate }),
    ...(terms ? [await adoptHandlingTerms(deps, context, terms)] : []),
  ];
  const failed = outcomes.find(({ outcome }) => outcome !== 'done');
  if (failed) throw new TypeError(`${id} could not be set up: ${failed.outcome}`);
}

const withinWorkspace = join('sample', 'region');

/** The sample of the workspace to which the running program, or else the present directory, belongs. */
export function sampleFolder(): string {
  for (const start of [dirname(resolve(process.argv[1] ?? '.')), process.cwd()])
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder))
      if (existsSync(join(folder, withinWorkspace, 'controllers.json'))) return join(folder, withinWorkspace);
  throw new TypeError('the sample region is not there');
}
