import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([AriaComponent, BarChart, GridComponent, SVGRenderer]);

/** An empty chart within an element, drawn as SVG. */
export const chartIn = (element: HTMLElement): EChartsType => init(element, null, { renderer: 'svg' });
