import { parsedYaml, textOf } from './files.js';

/** Ours begin alike; what else is asked for is Prometheus' own. */
const ours = /\bkoz_[a-z0-9_]+/g;
const suffixes = /_(bucket|count|sum)$/;

/** The metrics of ours in an expression of PromQL; of a histogram its name, without `_bucket`, `_count`, `_sum`. */
export const metricsIn = (expression: string): string[] => [
  ...new Set((expression.match(ours) ?? []).map((name) => name.replace(suffixes, ''))),
];

/** The metrics that docs/metrics.md describes. */
export const describedIn = (text: string): Set<string> =>
  new Set((text.match(ours) ?? []).map((name) => name.replace(suffixes, '')));

export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels?: { readonly severity?: string };
  readonly annotations?: { readonly summary?: string; readonly runbook?: string };
}

export function rulesOf(path: string): Rule[] {
  const { groups } = parsedYaml(textOf(path), path) as { groups: { rules: Rule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

export interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly refId: string; readonly expr: string }[];
}

export interface Dashboard {
  readonly uid: string;
  readonly panels: readonly Panel[];
}

/** What is wrong with a dashboard, in words; none when all is in order. */
export function faultsOfDashboard({ panels }: Dashboard, described: ReadonlySet<string>): string[] {
  const ids = new Set<number>();
  return panels.flatMap((panel) => {
    const { id, title, targets, gridPos } = panel;
    const faults: (string | false)[] = [
      ids.has(id) && `${title} has the number of another panel`,
      targets.length === 0 && `${title} asks nothing`,
      gridPos.x + gridPos.w > 24 && `${title} is wider than the page`,
      panels.some((other) => other !== panel && overlap(other.gridPos, gridPos)) &&
        `${title} lies over another panel`,
      ...targets.flatMap(({ expr }) =>
        metricsIn(expr)
          .filter((metric) => !described.has(metric))
          .map((metric) => `${title} asks for ${metric}, which nobody describes`),
      ),
    ];
    ids.add(id);
    return faults.filter((fault) => fault !== false);
  });
}

type Place = Panel['gridPos'];

const overlap = (one: Place, other: Place): boolean =>
  one.x < other.x + other.w &&
  other.x < one.x + one.w &&
  one.y < other.y + other.h &&
  other.y < one.y + one.h;
