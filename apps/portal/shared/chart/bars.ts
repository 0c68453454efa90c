/** One bar: its label, and its value, or undefined when that is not published. */
export interface Bar {
  readonly label: string;
  readonly value?: number;
}

/** What a chart of bars is drawn from, as ECharts takes it: no bar is drawn for what is not published. */
export function barOptions(title: string, bars: readonly Bar[], colour: string, isCalm: boolean) {
  return {
    animation: !isCalm,
    aria: {
      enabled: true,
      decal: { show: true },
      label: { description: `Staafdiagram: ${title}. De tabel ernaast bevat dezelfde cijfers.` },
    },
    color: [colour],
    grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value' as const, minInterval: 1, splitLine: { lineStyle: { color: '#dfe3e8' } } },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: bars.map(({ label, value }) => (value === undefined ? `${label} (verborgen)` : label)),
      axisLabel: { color: '#1b1f24', width: 190, overflow: 'break' as const },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar' as const,
        data: bars.map(({ value }) => value ?? null),
        barMaxWidth: 22,
        label: { show: true, position: 'right' as const, color: '#1b1f24' },
      },
    ],
  };
}

/** As high as its bars need, in CSS pixels. */
export const heightFor = (bars: readonly Bar[]): number => 60 + bars.length * 34;
