export { commandLineActor } from './import/import-actor.js';
export type { ImportDeps } from './import/import-deps.js';
export {
  importFile,
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
} from './import/import-file.js';
export { importLocations, type LocationsImportReport } from './locations/import-locations.js';
export { scanForMarkers, type ScanSources } from './privacy-scan/privacy-scan.js';
export type { ScanHit, ScanReport } from './privacy-scan/scan-report.js';
export {
  loadSampleRegion,
  sampleFolder,
  type SampleDeps,
  type SampleReport,
} from './sample/sample-region.js';
