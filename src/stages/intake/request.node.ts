import type { Lang } from '../../base/text.ts';
import type { Clock } from '../../ledger/service.ts';
import type { KnownCities } from '../../people/index.ts';
import type { Records } from '../../platform/db/records.ts';
import type { Engine } from '../../platform/duckdb/duckdb.ts';
import type { ActivityStore } from '../activity/index.ts';
import type { LoadJob } from './load.node.ts';
import type { MappingProfile, RawTable, TargetKind } from './model.ts';

/** What an import is asked for and what it works with; every step of it reads these. */

export interface IntakeContext {
  readonly records: Records;
  readonly activity: ActivityStore;
  readonly clock: Clock;
  /** Gives ids of imports, unique and fit for a file's name. */
  readonly ids: () => string;
  /** The organisation's time zone, `Asia/Shanghai` where it has not said. */
  readonly zone: string;
  /** In whose name facts are recorded. */
  readonly by: string;
  /** Given where a person imports on their own account, who then writes facts by hand and none about themselves. */
  readonly hand?: { readonly person: string | null } | undefined;
  /** The cities that pay knows, where rosters are to be held against them. */
  readonly cities?: (() => Promise<KnownCities>) | undefined;
  /** Whether files are read in a process beside this one, which has requests to answer meanwhile. */
  readonly aside?: boolean | undefined;
}

export type TableName = Pick<RawTable, 'file' | 'sheet'>;

export interface ImportRequest {
  /** Files or folders. */
  readonly files: readonly string[];
  readonly as?: TargetKind | undefined;
  /** A profile's id or its file. */
  readonly profile?: string | undefined;
  /** The profile somebody confirmed for a table; `null` leaves the table out, `undefined` lets intake choose. */
  readonly mappingFor?: (table: TableName) => MappingProfile | null | undefined;
  readonly dryRun: boolean;
  readonly rejectsPath?: string | undefined;
  /** A rejects file for each table, where one for all is not wanted. */
  readonly rejectsFor?: (importId: string, table: TableName) => string;
  readonly lang: Lang;
  readonly progress: (event: ImportProgress) => void;
}

export type ImportProgress = Parameters<LoadJob['progress']>[0] & {
  readonly file: string;
  /** How large the file is. */
  readonly bytes: number;
};

/** What the import of one table knows of the whole. */
export interface TableImport extends Pick<ImportRequest, 'dryRun' | 'rejectsPath' | 'lang'> {
  readonly context: IntakeContext;
  readonly connection: Engine;
  readonly importId: string;
  readonly hash: string;
  readonly known: string;
  readonly progress: LoadJob['progress'];
  /** Whether the rejects file was begun by an earlier table; asking begins it. */
  readonly appendRejects: () => boolean;
}
