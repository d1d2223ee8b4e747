/** The part of autocannon that is used here; it brings no types of its own. */
declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly connections: number;
    readonly overallRate: number;
    readonly duration: number;
    readonly ignoreCoordinatedOmission?: boolean;
    /** Its outcome is raw, for `aggregateResult`. */
    readonly skipAggregateResult?: boolean;
  }
  interface Outcome {
    readonly latency: { readonly p99: number };
    readonly requests: { readonly sent: number };
    readonly non2xx: number;
    readonly errors: number;
  }
  interface Raw {
    readonly latencies: unknown;
  }
  interface Run extends Promise<Raw> {
    stop(): void;
  }
  function autocannon(options: Options): Run;
  namespace autocannon {
    function aggregateResult(runs: readonly Raw[], options: Omit<Options, 'duration'>): Outcome;
  }

  // biome-ignore lint/style/noDefaultExport: it is what the package exports.
  export { autocannon as default };
}
