export { openDataDirectory } from './data-directory.js';
export { modes, samples, type Mode, type Sample } from './environment.js';
export { liesInside } from './region.js';
export { Secret } from './secret.js';
export {
  ConfigurationError,
  loadSettings,
  type OidcSettings,
  type Rates,
  type SettingProblem,
  type Settings,
  type TransitSettings,
} from './settings.js';
export { addressesInFiles, fileSettingOf, type AddressInFile } from './from-files.js';
