import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inDeploy, parsedYaml, textOf } from './files.js';
import { describedIn, faultsOfDashboard, metricsIn, rulesOf, type Dashboard } from './metric-names.js';

const rulesFile = 'prometheus/rules/kinderopvangzoeker.yaml';
const testsFile = 'prometheus/rules/kinderopvangzoeker.test.yaml';
const rules = rulesOf(rulesFile);
const dashboard = JSON.parse(textOf('grafana/dashboards/kinderopvangzoeker.json')) as Dashboard;

const isHere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const withPromtool = isHere('promtool') ? it : it.skip;
const promtool = (...args: string[]) => spawnSync('promtool', args, { encoding: 'utf8' });

const described = describedIn(readFileSync('docs/metrics.md', 'utf8'));

/** How a heading of Markdown is addressed. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );

describe('the alerts', () => {
  it('say how urgent they are, what is the matter, and where it is told what to do', () => {
    const operations = anchorsOf(readFileSync('docs/operations.md', 'utf8'));
    for (const { alert, labels, annotations } of rules) {
      expect([alert, ['page', 'ticket'].includes(labels?.severity ?? '')]).toEqual([alert, true]);
      expect(annotations?.summary).toEqual(expect.any(String));
      const { runbook } = annotations ?? {};
      if (labels?.severity === 'page') expect([alert, runbook]).toEqual([alert, expect.any(String)]);
      if (runbook) expect(operations).toContain(runbook.replace('docs/operations.md#', ''));
    }
  });

  it('are each tried, and where they come seen not to come too early', () => {
    const { tests } = parsedYaml(textOf(testsFile), testsFile) as {
      tests: { alert_rule_test: { alertname: string; exp_alerts?: object[] }[] }[];
    };
    const tried = tests.flatMap(({ alert_rule_test: cases }) => cases);
    for (const { alert } of rules) {
      const cases = tried.filter(({ alertname }) => alertname === alert);
      expect([alert, cases.some(({ exp_alerts: come = [] }) => come.length > 0)]).toEqual([alert, true]);
    }
  });

  withPromtool('and the settings are what Prometheus takes (needs promtool)', () => {
    const config = promtool('check', 'config', inDeploy('prometheus/prometheus.yaml'));
    expect([config.status, config.stderr]).toEqual([0, '']);
    const check = promtool('check', 'rules', inDeploy(rulesFile));
    expect([check.status, check.stderr]).toEqual([0, '']);
  });

  withPromtool('come when they should (needs promtool)', () => {
    const { status, stdout, stderr } = promtool('test', 'rules', inDeploy(testsFile));
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });

  withPromtool('with another limit would fail their tests (needs promtool)', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'koz-rules-'));
    const changed = textOf(rulesFile).replace('> 60', '> 6000');
    expect(changed).not.toBe(textOf(rulesFile));
    await writeFile(join(directory, 'kinderopvangzoeker.yaml'), changed);
    await writeFile(join(directory, 'test.yaml'), textOf(testsFile));
    expect(promtool('test', 'rules', join(directory, 'test.yaml')).status).not.toBe(0);
    await rm(directory, { recursive: true });
  });

  it('ask for metrics that are described', () => {
    const unknown = rules.flatMap(({ expr }) => metricsIn(expr).filter((name) => !described.has(name)));
    expect(unknown).toEqual([]);
  });
});

describe('the dashboard', () => {
  it('asks for metrics that are described', () => {
    expect(faultsOfDashboard(dashboard, described)).toEqual([]);
  });

  it('has panels that lie beside each other and ask something, of a source that is there', () => {
    const all = new Set(
      dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr))),
    );
    expect(dashboard.panels.length).toBeGreaterThan(10);
    expect(faultsOfDashboard(dashboard, all)).toEqual([]);
    const sources = parsedYaml(
      textOf('grafana/provisioning/datasources/datasources.yaml'),
      'datasources',
    ) as {
      datasources: { uid: string }[];
    };
    const uids = sources.datasources.map(({ uid }) => uid);
    for (const [, uid] of JSON.stringify(dashboard.panels).matchAll(/"uid":"([^"]+)"/g))
      expect(uids).toContain(uid);
  });

  it('shows everything that somebody is woken for', () => {
    const shown = new Set(
      dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr))),
    );
    for (const { expr } of rules) for (const metric of metricsIn(expr)) expect(shown).toContain(metric);
  });

  withPromtool('asks in PromQL (needs promtool)', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'koz-panels-'));
    const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const asRules = expressions.map((expr, number) => ({
      record: `panel_${number}`,
      expr: expr.replaceAll('$__rate_interval', '5m'),
    }));
    const file = join(directory, 'panels.yaml');
    await writeFile(file, JSON.stringify({ groups: [{ name: 'panels', rules: asRules }] }));
    const { status, stderr } = promtool('check', 'rules', file);
    expect([status, stderr]).toEqual([0, '']);
    await rm(directory, { recursive: true });
  });

  it('with a metric that nobody describes, or a panel over another, would be found', () => {
    const [first, second, ...rest] = dashboard.panels;
    const panels = [first!, { ...second!, id: first!.id, gridPos: first!.gridPos }, ...rest];
    const faults = faultsOfDashboard({ ...dashboard, panels }, new Set());
    expect(faults).toContain(`${second!.title} has the number of another panel`);
    expect(faults).toContain(`${second!.title} lies over another panel`);
    expect(faults).toContain(`${first!.title} asks for koz_ready, which nobody describes`);
  });
});

describe('every other YAML file of deploy/', () => {
  const names = readdirSync(inDeploy('.'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.ya?ml$/.test(name) && !name.startsWith('kubernetes/'),
  );
  it.each(names)('%s is read strictly', (name) => {
    expect(parsedYaml(textOf(name), name)).toEqual(expect.any(Object));
  });
});
