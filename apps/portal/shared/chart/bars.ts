/** One bar: its label and how long it is. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** What a chart of bars is drawn from, as ECharts takes it. */
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
      data: bars.map(({ label }) => label),
      axisLabel: { color: '#1b1f24', interval: 0, width: 180, overflow: 'truncate' as const },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar' as const,
        data: bars.map(({ value }) => value),
        barMaxWidth: 22,
        label: { show: true, position: 'right' as const, color: '#1b1f24' },
      },
    ],
  };
}

/** As high as its bars need, in CSS pixels. */
export const heightFor = (bars: readonly Bar[]): number => 60 + bars.length * 34;
