import promClient from 'prom-client';
import { counted } from './counted.js';

const { Gauge, Registry } = promClient;

/** What is looked up when somebody asks, by name: what it means and its labels. */
export const looked = {
  koz_ready: {
    help: '1 for each check of readiness that holds, 0 for one that does not.',
    labels: ['check'],
  },
  koz_projection_lag_events: {
    help: 'Events that a projection has still to take in.',
    labels: ['projection'],
  },
  koz_projection_lag_seconds: {
    help: 'How long a projection has been behind the log, as far as this process saw it.',
    labels: ['projection'],
  },
  koz_log_tree_lag_events: { help: 'Events that no signed checkpoint covers yet.', labels: [] },
  koz_checkpoint_signed_timestamp_seconds: { help: 'When the latest checkpoint was signed.', labels: [] },
  koz_relay_lag_events: { help: 'Events that Kafka has not been told of.', labels: [] },
  koz_relay_lag_seconds: {
    help: 'How long Kafka has been behind the log, as far as this process saw it.',
    labels: [],
  },
  koz_retention_backlog_plans: {
    help: 'Plans of which something is due to be destroyed.',
    labels: ['controller'],
  },
  koz_retention_oldest_due_seconds: {
    help: 'How long ago the oldest of that became due.',
    labels: ['controller'],
  },
  koz_key_epochs: {
    help: 'Epoch keys by state: current, retiring, destroyed.',
    labels: ['controller', 'state'],
  },
  koz_key_epoch_oldest_retired_seconds: {
    help: 'How long ago the oldest epoch key that is still there was retired; 0 when there is none.',
    labels: ['controller'],
  },
} as const;

/** A value that was looked up. */
export interface Measurement {
  readonly name: keyof typeof looked;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

export type Look = () => Promise<readonly Measurement[]>;

/** The media type of {@link Metrics.text}: Prometheus' text format. */
export const metricsContentType = promClient.Registry.PROMETHEUS_CONTENT_TYPE;

/** What a process tells of itself in numbers: each part adds what it can look up. */
export class Metrics {
  private readonly looks: Look[] = [];

  add(look: Look): void {
    this.looks.push(look);
  }

  /** All of it in Prometheus' text format. What cannot be looked up now is absent, so that an alert can see that. */
  async text(): Promise<string> {
    const registry = new Registry();
    const gauges = new Map<string, promClient.Gauge>();
    const samples = await Promise.all(
      this.looks.map((look) => look().catch((): readonly Measurement[] => [])),
    );
    for (const { name, labels = {}, value } of samples.flat()) {
      const { help, labels: labelNames } = looked[name];
      const gauge =
        gauges.get(name) ?? new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
      gauges.set(name, gauge);
      gauge.set({ ...labels }, value);
    }
    return `${await counted.metrics()}\n${await registry.metrics()}`;
  }
}
