import { join } from 'node:path';
import { isControllerId, type ControllerId, type Instant } from '@koz/privacy-types';

/* Names and manifest of an export, docs/formats/audit-export.md. */

export const exportFormat = 'koz/audit-export/v1';

export const manifestFile = 'manifest.json';
export const logFile = 'log.bin';
export const checkpointsFile = 'checkpoints.jsonl';
export const fenceFolder = 'fence';
const certificatesFolder = 'certificates';
export const certificatesFile = (controller: ControllerId): string =>
  join(certificatesFolder, `${controller}.jsonl`);
export const certificatesIn = (directory: string): string => join(directory, certificatesFolder);

export interface ExportManifest {
  readonly format: typeof exportFormat;
  readonly origin: string;
  /** Whose events are there in full; null for every controller's. */
  readonly controller: ControllerId | null;
  readonly size: number;
  /** The checkpoint of that size; null for an empty log. */
  readonly checkpoint: string | null;
  readonly verifierKeys: readonly string[];
  /** How many there are of each controller. */
  readonly certificates: Readonly<Record<string, number>>;
  readonly madeAt: Instant;
}

/** Reads a manifest; undefined when it is none of this format. */
export function manifestOf(text: string): ExportManifest | undefined {
  try {
    const manifest = JSON.parse(text) as ExportManifest | null;
    return manifest && isManifest(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(manifest: ExportManifest): boolean {
  const { format, origin, controller, size, checkpoint, verifierKeys, certificates, madeAt } = manifest;
  return (
    format === exportFormat &&
    typeof origin === 'string' &&
    (controller === null || isControllerId(controller)) &&
    Number.isSafeInteger(size) &&
    size >= 0 &&
    (size === 0 ? checkpoint === null : typeof checkpoint === 'string') &&
    Array.isArray(verifierKeys) &&
    verifierKeys.every((key) => typeof key === 'string') &&
    typeof certificates === 'object' &&
    certificates !== null &&
    Object.keys(certificates).every(isControllerId) &&
    !Number.isNaN(Date.parse(madeAt))
  );
}
