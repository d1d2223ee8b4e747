import './raters.css';

interface IntervalProps {
  readonly estimate: string;
  readonly low: string;
  readonly high: string;
  readonly found: boolean;
  /** How far the scale reaches to both sides of 0: the same for all that stand under each other. */
  readonly reach: number;
  /** What a reader who does not see the picture is told. */
  readonly label: string;
  readonly width?: number;
}

const HEIGHT = 16;
const MARGIN = 4;

/** An estimate with its interval around 0, "like the others"; what is certain is drawn in amber and filled. */
export function Interval({ estimate, low, high, found, reach, label, width = 96 }: IntervalProps) {
  const at = (value: string) => {
    const inside = Math.max(-reach, Math.min(reach, Number(value)));
    return MARGIN + ((inside + reach) / (2 * reach)) * (width - 2 * MARGIN);
  };
  const middle = HEIGHT / 2;
  return (
    <svg
      className={found ? 'rater-interval rater-found' : 'rater-interval'}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <line className="rater-zero" x1={width / 2} x2={width / 2} y1={0} y2={HEIGHT} />
      <line className="rater-range" x1={at(low)} x2={at(high)} y1={middle} y2={middle} />
      <circle className="rater-point" cx={at(estimate)} cy={middle} r={3.5} />
    </svg>
  );
}
