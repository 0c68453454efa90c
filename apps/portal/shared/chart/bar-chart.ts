import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  viewChild,
} from '@angular/core';
import type { EChartsType } from 'echarts/core';
import { barOptions, heightFor, type Bar } from './bars.js';

/**
 * Bars, drawn by ECharts as SVG. It never stands alone: a table with the same figures is beside it, and to a screen
 * reader the drawing is one image with a description. The library is read when a chart is shown.
 */
@Component({
  selector: 'koz-bar-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div #canvas role="img" [attr.aria-label]="description()" [style.height.px]="height()"></div>`,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    div {
      width: 100%;
      overflow: hidden;
    }
  `,
})
export class BarChart {
  readonly title = input.required<string>();
  readonly bars = input.required<readonly Bar[]>();
  protected readonly height = computed(() => heightFor(this.bars()));
  protected readonly description = computed(
    () => `Staafdiagram: ${this.title()}. De tabel ernaast bevat dezelfde cijfers.`,
  );

  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private chart: Promise<EChartsType> | undefined;
  private readonly sizes: ResizeObserver;

  constructor() {
    this.sizes = new ResizeObserver(() => void this.chart?.then((chart) => chart.resize()));
    effect(() => {
      const [title, bars] = [this.title(), this.bars()];
      const element = this.canvas().nativeElement;
      this.chart ??= import('./echarts.js').then(({ chartIn }) => chartIn(element));
      this.sizes.observe(element);
      const colour = getComputedStyle(element).getPropertyValue('--koz-accent').trim() || '#1d4f73';
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      void this.chart.then((chart) => {
        chart.resize();
        chart.setOption(barOptions(title, bars, colour, isCalm));
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.sizes.disconnect();
      void this.chart?.then((chart) => chart.dispose());
    });
  }
}
