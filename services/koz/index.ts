export { openLog, ownVerifierKey } from './audit/open-log.js';
export { number } from './cli/terminal.js';
export { commandLineActor } from './import/import-actor.js';
export type { ImportDeps } from './import/import-deps.js';
export {
  importFile,
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
} from './import/import-file.js';
export { careWords, priorityWord } from './import/words.js';
export { importLocations, type LocationsImportReport } from './locations/import-locations.js';
export { compareAll, type ComparisonReport } from './policies/compare-all.js';
export { alignedText, shownTable } from './policies/comparison-table.js';
export { dutchWords } from './policies/table-words.js';
export { patternsOf } from './privacy-scan/marker-forms.js';
export { PatternMatcher } from './privacy-scan/pattern-matcher.js';
export { scanForMarkers, type ScanSources } from './privacy-scan/privacy-scan.js';
export type { ScanHit, ScanReport } from './privacy-scan/scan-report.js';
export {
  loadSampleRegion,
  sampleFolder,
  type SampleDeps,
  type SampleReport,
} from './sample/sample-region.js';
export { takeDecisions, type DecisionsReport } from './sample/take-decisions.js';
