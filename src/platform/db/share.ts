import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { FrontendMessages, GREETING, isIdle, NO_ENCRYPTION, query } from './wire.ts';

/**
 * Lends the embedded records of the process that holds them to others of the same user, over a local socket that speaks
 * PostgreSQL's protocol: a command works while a server runs, and `psql -h DATA` does too. There is still one
 * connection to the database; whoever is in a transaction has it to himself, but not for ever.
 */

/** A guest that stops in the middle of a transaction (suspended, above all) loses it after this time. */
const LONGEST_PAUSE_MILLISECONDS = 20_000;
/** The longest path that every system's sockets take. */
const LONGEST_PATH = 100;

export interface Share {
  close(): Promise<void>;
}

/** The folder whose socket belongs to a data folder; `null` where the system has no sockets in folders. */
export function shareFolder(dataDir: string): string | null {
  if (process.platform === 'win32') return null;
  const folder = resolve(dataDir);
  if (socketIn(folder).length <= LONGEST_PATH) return folder;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(tmpdir(), `jixin-${process.getuid?.() ?? 0}-${name}`);
}

/** Whether somebody may be listening there, and it is nobody else's trap. */
export function mayBeShared(folder: string): boolean {
  const socket = socketIn(folder);
  return existsSync(socket) && statSync(socket).uid === process.getuid?.();
}

/** The name that PostgreSQL's clients look for in a folder. */
function socketIn(folder: string): string {
  return join(folder, '.s.PGSQL.5432');
}

export async function shareDatabase(
  database: PGlite,
  takeTurn: () => Promise<() => void>,
  folder: string,
): Promise<Share> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = socketIn(folder);
  // Whoever shares holds the folder's lock: a socket that is there was left by a process that was killed.
  rmSync(path, { force: true });
  const guests = new Set<Guest>();
  const server = createServer((socket) => {
    const guest = new Guest(socket, database, takeTurn);
    guests.add(guest);
    socket.once('close', () => guests.delete(guest));
  });
  await listen(server, path);
  return {
    async close() {
      const closed = new Promise((done) => server.close(done));
      await Promise.all([...guests].map((guest) => guest.leave()));
      await closed;
      rmSync(path, { force: true });
    },
  };
}

/** Made readable by its owner alone from the first moment on. */
async function listen(server: Server, path: string): Promise<void> {
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((done, failed) => {
      server.once('error', failed);
      server.listen(path, done);
    });
  } finally {
    process.umask(mask);
  }
  chmodSync(path, 0o600);
}

/** One connection: its statements, and the turn that it holds while it is in a transaction. */
class Guest {
  private readonly socket: Socket;
  private readonly database: PGlite;
  private readonly takeTurn: () => Promise<() => void>;
  private readonly messages = new FrontendMessages();
  private endTurn: (() => void) | null = null;
  private pause: NodeJS.Timeout | undefined;
  private last: Promise<void> = Promise.resolve();
  private gone = false;

  constructor(socket: Socket, database: PGlite, takeTurn: () => Promise<() => void>) {
    this.socket = socket;
    this.database = database;
    this.takeTurn = takeTurn;
    socket.on('data', (bytes) => this.receive(bytes as Buffer));
    // A guest that is killed resets its connection: it has left, like any other.
    socket.on('error', () => {});
    socket.once('close', () => {
      this.gone = true;
      this.inOrder(() => this.rollBack());
    });
  }

  /** Lets the statement under way end; an open transaction is undone. */
  async leave(): Promise<void> {
    this.gone = true;
    await this.last;
    await this.rollBack();
    this.socket.destroy();
  }

  private receive(bytes: Buffer): void {
    for (const message of this.messages.read(bytes)) {
      if (message.kind === 'encryption') this.socket.write(NO_ENCRYPTION);
      else if (message.kind === 'startup') this.socket.write(GREETING);
      else if (message.kind === 'request') this.inOrder(() => this.execute(message.bytes));
      else this.socket.end();
    }
  }

  private inOrder(work: () => Promise<void>): void {
    this.last = this.last.then(work).catch(() => {
      this.socket.destroy();
    });
  }

  private async execute(statement: Uint8Array): Promise<void> {
    if (this.gone) return;
    clearTimeout(this.pause);
    this.endTurn ??= await this.takeTurn();
    const answer = await this.database.execProtocolRaw(statement);
    if (isIdle(answer)) this.release();
    else this.pause = setTimeout(() => this.socket.destroy(), LONGEST_PAUSE_MILLISECONDS).unref();
    this.socket.write(answer);
  }

  private async rollBack(): Promise<void> {
    clearTimeout(this.pause);
    if (!this.endTurn) return;
    await this.database.execProtocolRaw(query('ROLLBACK'));
    this.release();
  }

  private release(): void {
    this.endTurn?.();
    this.endTurn = null;
  }
}
