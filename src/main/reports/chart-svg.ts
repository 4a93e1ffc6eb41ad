import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Language } from '../../shared/language.ts';
import { formatNumber, formatPercent } from '../../shared/money.ts';
import type { ReportChart } from '../../shared/reports.ts';

register([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** Colours of the series in their order: the accent last where there are two, for what was achieved. */
const colours = { one: ['#1f6b4a'], two: ['#a9cdbb', '#1f6b4a'] };
const ink = '#1a1a1a';
const quiet = '#5f6368';

/** A chart as an SVG picture of `width` × `height` points, its texts in `font`. The same chart is the same picture. */
export function chartSvg(
  chart: ReportChart,
  { width, height, font, language }: { width: number; height: number; font: string; language: Language },
): string {
  const isLying = chart.form === 'bars';
  const text = { fontFamily: font, fontSize: 8, color: ink };
  const categories = {
    type: 'category' as const,
    data: chart.categories,
    // Bars are read from above.
    inverse: isLying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: quiet, width: 0.5 } },
    axisLabel: { ...text, fontSize: 7.5, interval: 0, width: isLying ? 70 : 46, overflow: 'break' as const },
  };
  const values = {
    type: 'value' as const,
    min: 0,
    splitNumber: 4,
    splitLine: { lineStyle: { color: '#e6e9e8', width: 0.5 } },
    // Each bar says its own value.
    axisLabel: { show: false },
  };
  const picture = init(null, null, { renderer: 'svg', ssr: true, width, height });
  picture.setOption({
    animation: false,
    color: chart.series.length > 1 ? colours.two : colours.one,
    textStyle: { fontFamily: font },
    grid: {
      left: 4,
      right: isLying ? 34 : 4,
      top: chart.series.length > 1 ? 24 : 10,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...(chart.series.length > 1 && {
      legend: { top: 0, left: 0, itemWidth: 9, itemHeight: 7, itemGap: 14, icon: 'rect', textStyle: text },
    }),
    xAxis: isLying ? values : categories,
    yAxis: isLying ? categories : values,
    series: chart.series.map(({ name, values: data }) => ({
      name,
      type: chart.form === 'line' ? ('line' as const) : ('bar' as const),
      data,
      barMaxWidth: isLying ? 11 : 22,
      barGap: '10%',
      label: {
        show: true,
        position: isLying ? ('right' as const) : ('top' as const),
        distance: 2,
        ...text,
        fontSize: 6.5,
        formatter: ({ value }: { value?: unknown }) =>
          typeof value === 'number' ? shortText(chart, value, language) : '',
      },
    })),
  });
  const svg = picture.renderToSVGString();
  picture.dispose();
  return svg;
}

const steps = [
  { from: 1_000_000_000, id: 'M', en: 'bn' },
  { from: 1_000_000, id: 'jt', en: 'm' },
] as const;

/** Money short, as it is said: `450 jt`, `1,2 M` (miliar); in English `450 m`, `1.2 bn`. */
function shortText({ kind }: ReportChart, value: number, language: Language): string {
  if (kind === 'percent') return formatPercent(value, language);
  const step = kind === 'money' ? steps.find(({ from }) => Math.abs(value) >= from) : undefined;
  if (!step) return formatNumber(value, language);
  const short = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 });
  return `${short.format(value / step.from)} ${step[language]}`;
}
