import { randomUUID } from 'node:crypto';
import { personOfLogin } from '../../access/accounts/service.ts';
import { readSettings } from '../../organisation/service.ts';
import { IMPORT_JOB, type IntakeHttpOptions, importJob } from '../../stages/intake/http.ts';
import type { ServerContext } from './context.ts';
import { lawTables, payCities } from './law.ts';

/** What intake works with in the server: the stores, the clock, and the time zone the organisation has set. */
export function intakeOptions(context: ServerContext, uploadLimit: number): IntakeHttpOptions {
  const { world, dataDir, activity, jobs } = context;
  const law = lawTables(dataDir);
  const options = {
    ...{ world, dataDir, uploadLimit, jobs },
    now: world.now,
    secret: world.secret,
    intake: async (by: string) => ({
      records: world.records,
      activity,
      clock: () => new Date(world.now()),
      ids: () => randomUUID(),
      zone: (await readSettings(world.records)).zone,
      by,
      hand: { person: await personOfLogin(world.records, by) },
      cities: payCities(world.records, law),
      // Whoever asks for a page meanwhile comes first.
      aside: true,
    }),
  };
  jobs.define(IMPORT_JOB, importJob(options));
  return options;
}
