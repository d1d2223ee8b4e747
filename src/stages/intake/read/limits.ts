/** Files are hostile until parsed: what a reader takes before it refuses. All can be lowered by a caller. */
export interface ReadLimits {
  /** Bytes one part of an archive may unpack to. */
  readonly unpackedBytes: number;
  /** How many times its packed size a part may unpack to, once it is larger than `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly columns: number;
  readonly rows: number;
  /** Characters in one cell: what Excel itself allows is 32,767. */
  readonly cell: number;
  readonly sheets: number;
  /** Files taken from one folder. */
  readonly files: number;
  /** Shared strings kept in memory; the rest goes to a temporary file. */
  readonly stringsInMemory: number;
  /** Megabytes of JavaScript heap a worker may use. */
  readonly workerHeap: number;
}

export const READ_LIMITS: ReadLimits = {
  unpackedBytes: 4 * 1024 ** 3,
  ratio: 250,
  ratioFrom: 8 * 1024 ** 2,
  columns: 1000,
  rows: 1_048_576,
  cell: 65_536,
  sheets: 64,
  files: 10_000,
  stringsInMemory: 24 * 1024 ** 2,
  workerHeap: 256,
};
