/**
 * Loaded before a server whose journey takes weeks: the clock of its machine, which stands where the test puts it and
 * runs on from there. The product asks its clock as ever.
 */

const Real = Date;
let ahead = Real.parse(process.env.JIXIN_TEST_CLOCK) - Real.now();

globalThis.Date = class extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [Real.now() + ahead] : given));
  }
  static now() {
    return Real.now() + ahead;
  }
};

// Only the server is told: the processes that it begins have this clock, too, and listen to it for their work.
if (process.argv.includes('serve')) {
  process.on('message', (instant) => {
    ahead = Real.parse(instant) - Real.now();
    process.send(instant);
  });
  // Listening for it keeps nothing running that would end.
  process.channel?.unref();
}
