import type { Decimal } from '../../base/decimal.ts';
import { eachLang } from '../../base/text.ts';
import { constantOf, numberOf } from '../evaluate/expression.ts';
import type { Scope } from '../evaluate/scope.ts';
import { typed } from '../evaluate/typed.ts';
import type { Curve } from '../model.ts';
import type { MechanismDefinition } from './mechanism.ts';

/** Linear between points; beyond the first and the last point flat, or on along the nearest segment. */
export const curve: MechanismDefinition<Curve> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'curve');
    const of = fields.needFormula('of');
    const points = fields.needItems('points').flatMap((point) => {
      const [x, y] = point.type === 'list' ? point.items : [];
      if (!x || !y || (point.type === 'list' && point.items.length !== 2)) {
        reading.refuse('plan.point-pair', point.at);
        return [];
      }
      return [{ x: reading.formula(x, 'points'), y: reading.formula(y, 'points'), at: point.at }];
    });
    const beyond = fields.choice('beyond', ['flat', 'extend'] as const) ?? 'flat';
    fields.done();
    return { type: 'curve', at, of, points, beyond };
  },
  operands: (m) => [
    { key: 'of', role: 'measure', formula: m.of },
    ...m.points.flatMap(
      (point, i) =>
        [
          { key: `points[${i}].x`, role: 'bound', formula: point.x, like: m.of },
          { key: `points[${i}].y`, role: 'value', formula: point.y },
        ] as const,
    ),
  ],
  compile: (m, scope) => {
    const of = numberOf(m.of, scope);
    const points = risingPoints(m, scope);
    return typed('number', (frame) => {
      const value = of(frame);
      if (value == null) return value;
      const segment = segmentOf(value, points);
      frame.marks[scope.index] = segment;
      return heightAt(value, points, segment, m.beyond);
    });
  },
  tell: (m, teller) => {
    const of = teller.show(m.of);
    const name = teller.words(m.of);
    const shown = m.points.map((p) => `(${teller.substituted(p.x)}, ${teller.substituted(p.y)})`);
    const last = m.points.length - 1;
    const between = teller.mark < 0 ? shown.slice(0, 1) : shown.slice(teller.mark, teller.mark + 2);
    const outside = teller.mark < 0 || teller.mark >= last;
    return {
      because: eachLang((lang) => {
        if (lang === 'en')
          return outside
            ? `${name.en} of ${of.en} is beyond the point ${between.join()} of the curve`
            : `${name.en} of ${of.en} lies between the points ${between.join(' and ')} of the curve`;
        const place = outside ? '之外' : lang === 'zh-CN' ? '之间' : '之間';
        return `${name[lang]} ${of[lang]} 在${lang === 'zh-CN' ? '曲线' : '曲線'}的 ${between.join('、')} ${place}`;
      }),
      formula: `${m.of.text}: ${m.points.map((p) => `(${p.x.text}, ${p.y.text})`).join(' ')} ${m.beyond}`,
      substituted: `${teller.substituted(m.of)}: ${between.join(' ')}`,
      notes: [],
    };
  },
};

interface Point {
  readonly x: Decimal;
  readonly y: Decimal;
}

function risingPoints(m: Curve, scope: Scope): readonly Point[] {
  const points = m.points.map((p) => ({ x: constantOf(p.x, scope), y: constantOf(p.y, scope) }));
  if (points.length < 2) scope.refuse('plan.curve-short', m.at);
  points.forEach((point, i) => {
    const before = points[i - 1];
    const written = m.points[i];
    if (before && written && point.x.compare(before.x) <= 0)
      scope.refuse('plan.not-rising', written.at, { found: written.x.text });
  });
  return points;
}

/** The segment that holds a value: −1 before the first point, the last point's index after it. */
function segmentOf(value: Decimal, points: readonly Point[]): number {
  let segment = -1;
  while (segment + 1 < points.length && value.compare((points[segment + 1] as Point).x) >= 0) segment += 1;
  return segment;
}

function heightAt(value: Decimal, points: readonly Point[], segment: number, beyond: Curve['beyond']): Decimal {
  const inside = Math.min(Math.max(segment, 0), points.length - 2);
  const from = points[inside] as Point;
  const to = points[inside + 1] as Point;
  if (segment < 0 && beyond === 'flat') return from.y;
  if (segment > inside && beyond === 'flat') return to.y;
  const rise = to.y.minus(from.y);
  return rise.isZero() ? from.y : from.y.plus(rise.times(value.minus(from.x)).over(to.x.minus(from.x)));
}
