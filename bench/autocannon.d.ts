/** The part of autocannon that is used here; it brings no types of its own. */
declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly connections: number;
    readonly overallRate: number;
    readonly duration: number;
  }
  interface Outcome {
    readonly latency: { readonly p99: number };
    readonly requests: { readonly total: number };
    readonly non2xx: number;
    readonly errors: number;
  }
  interface Run extends Promise<Outcome> {
    stop(): void;
  }
  function autocannon(options: Options): Run;

  // biome-ignore lint/style/noDefaultExport: it is what the package exports.
  export { autocannon as default };
}
