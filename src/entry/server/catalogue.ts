import { errorsIn } from '../../base/problem.ts';
import { loadMetrics, type MetricDefinition } from '../../stages/metrics/index.ts';
import { catalogueFiles, type TextFile } from '../cli/catalogue.ts';

/** What ships and what the organisation put beside it in its data folder, read once a server. */
export interface ServerCatalogue {
  readonly dictionary: () => readonly MetricDefinition[];
  readonly plans: () => readonly TextFile[];
}

export function catalogueOf(dataDir: string): ServerCatalogue {
  let dictionary: readonly MetricDefinition[] | undefined;
  return {
    dictionary: () => {
      dictionary ??= readDictionary(dataDir);
      return dictionary;
    },
    plans: () => catalogueFiles('plans', dataDir),
  };
}

/** A broken dictionary stops the server's numbers with the reason, rather than answering from part of it. */
function readDictionary(dataDir: string): readonly MetricDefinition[] {
  const loaded = loadMetrics(catalogueFiles('metrics', dataDir));
  if (loaded.ok) return loaded.value;
  throw new Error(
    errorsIn(loaded.problems)
      .map((problem) => `${problem.code}: ${problem.message.en}`)
      .join('\n'),
  );
}
