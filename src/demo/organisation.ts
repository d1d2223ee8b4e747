import type { PlainDate } from '../base/period.ts';
import { factFile } from './facts.ts';
import type { DemoFile, DemoSize } from './model.ts';
import { buildOrganisation } from './people.ts';
import { rosterFile } from './roster.ts';
import { activityFiles } from './tables.ts';

/** The whole demo organisation as files, in the order in which they are imported. `statutory`: days paid 300 %. */
export function demoFiles(size: DemoSize, statutory: ReadonlySet<PlainDate>): readonly DemoFile[] {
  const org = buildOrganisation(size);
  return [rosterFile(org), ...activityFiles(org, statutory), factFile(org)];
}
