import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import { type Appeal, CLOSED, type EvidenceFile, STATE_TITLES } from '../model.ts';
import { appealProblem } from '../problems.ts';
import { selectAppeal, updateAppeal } from '../store.ts';
import type { AppealWorld } from '../world.node.ts';
import { safeName, typeOf } from './sniff.ts';

/** Files that support an appeal: hostile until they are known, kept where no address leads, handed out as attachments only. */

const EVIDENCE: Text = { 'zh-CN': '补充材料', 'zh-TW': '補充資料', en: 'Add evidence' };

const MOST_FILES = 5;
const MOST_MEGABYTES = 5;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

export interface Sent {
  readonly filename: string;
  readonly file: AsyncIterable<Uint8Array>;
}

export async function addEvidence(world: AppealWorld, actor: Actor, id: string, sent: Sent): Promise<Result<Appeal>> {
  const seen = await selectAppeal(world.records, id);
  const open = seen && mayAdd(seen, actor);
  if (!open?.ok) return open ?? failed(appealProblem('appeal.not-found'));
  const bytes = await within(sent);
  if (!bytes.ok) return bytes;
  const type = typeOf(bytes.value);
  if (type === undefined) return failed(appealProblem('appeal.file-type', { name: sent.filename.slice(0, 100) }));
  const file: EvidenceFile = {
    id: world.newId(),
    name: safeName(sent.filename, type),
    type,
    bytes: bytes.value.length,
    hash: createHash('sha256').update(bytes.value).digest('hex'),
    at: world.now(),
  };
  await write(world, id, file, bytes.value);
  const added = await world.records.transaction(async (inside): Promise<Result<Appeal>> => {
    const appeal = await selectAppeal(inside, id, true);
    const still = appeal && mayAdd(appeal, actor);
    if (!appeal || !still?.ok) return still && !still.ok ? still : failed(appealProblem('appeal.not-found'));
    const next = { ...appeal, evidence: [...appeal.evidence, file] };
    await updateAppeal(inside, next);
    const detail = { file: file.name, hash: file.hash };
    const event = { actor: actor.account.id, action: 'appeal.evidence', object: `appeal:${id}`, detail };
    await audit(inside, event, world.now());
    return ok(next);
  });
  if (!added.ok) await rm(pathOf(world, id, file.id), { force: true });
  return added;
}

function mayAdd(appeal: Appeal, actor: Actor): Result<null> {
  if (actor.account.person !== appeal.person) return failed(appealProblem('appeal.not-yours'));
  const { state } = appeal;
  if (CLOSED.includes(state))
    return failed(appealProblem('appeal.wrong-state', { move: EVIDENCE, state: STATE_TITLES[state] }));
  if (appeal.evidence.length >= MOST_FILES) return failed(appealProblem('appeal.file-many', { limit: MOST_FILES }));
  return ok(null);
}

/** Read to the end, so that the request can be answered, and kept only as far as the limit. */
async function within({ filename, file }: Sent): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  const params = { name: filename.slice(0, 100), limit: MOST_MEGABYTES };
  return size > MOST_BYTES ? failed(appealProblem('appeal.file-large', params)) : ok(Buffer.concat(chunks));
}

/** Both parts are ids of our own making: nothing that anybody sent is part of a path. */
function pathOf({ folder }: AppealWorld, appeal: string, file: string): string {
  return join(folder, appeal, file);
}

async function write(world: AppealWorld, appeal: string, { id }: EvidenceFile, bytes: Uint8Array): Promise<void> {
  await mkdir(join(world.folder, appeal), { recursive: true, mode: 0o700 });
  const path = pathOf(world, appeal, id);
  const part = await open(`${path}.part`, 'wx', 0o600);
  await part.writeFile(bytes);
  await part.sync();
  await part.close();
  await rename(`${path}.part`, path);
}

export interface Opened {
  readonly file: EvidenceFile;
  readonly body: Readable;
}

export function openEvidence(world: AppealWorld, appeal: Appeal, id: string): Result<Opened> {
  const file = appeal.evidence.find((one) => one.id === id);
  const path = file && pathOf(world, appeal.id, file.id);
  if (!file || !path || !existsSync(path)) return failed(appealProblem('appeal.no-file'));
  return ok({ file, body: createReadStream(path) });
}
