import './sparkline.css';

/** The shape of a few values in the height of a line: no axis, no number; what is missing is a gap. Its label tells the numbers. */

const WIDTH = 96;
const HEIGHT = 20;
const MARGIN = 3;

interface SparklineProps {
  readonly points: readonly (number | null)[];
  /** For who does not see it, and for the pointer. */
  readonly label: string;
}

export function Sparkline({ points, label }: SparklineProps) {
  const places = placesOf(points);
  const last = places.at(-1);
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      <path d={pathOf(places)} />
      {last && <circle cx={last.x} cy={last.y} r={2.5} />}
    </svg>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export function placesOf(points: readonly (number | null)[]): readonly (Place | null)[] {
  const found = points.filter((point) => point !== null);
  const [least, most] = [Math.min(...found), Math.max(...found)];
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, points.length - 1);
  // All alike lie in the middle: a flat line is neither low nor high.
  const height = (value: number) => (most === least ? 0.5 : (value - least) / (most - least));
  return points.map((value, i) =>
    value === null ? null : { x: MARGIN + i * step, y: MARGIN + (1 - height(value)) * (HEIGHT - 2 * MARGIN) },
  );
}

/** A gap ends the line; the next value begins it anew. */
export function pathOf(places: readonly (Place | null)[]): string {
  return places
    .map((place, i) =>
      place === null ? '' : `${places[i - 1] == null ? 'M' : 'L'}${place.x.toFixed(1)} ${place.y.toFixed(1)}`,
    )
    .join('');
}
