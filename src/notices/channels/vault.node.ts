import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Secrets that have to be said again to somebody else (a mail server, a bot) and so cannot be kept as hashes: encrypted in the
 * records by a key that is not in them. Who has a copy of the records alone, or a backup, has no secret.
 */
export interface Vault {
  /** `about` is whose secret it is: moved to another row, it does not open. */
  seal(plain: string, about: string): string;
  /** Null where the key is another one, or what was kept was altered. */
  open(sealed: string, about: string): string | null;
}

const KEY_FILE = 'secret.key';
const CIPHER = 'aes-256-gcm';

/** The key of the environment, else one of the data folder's own, made when it is first needed. */
export function openVault(dataDir: string, given: string | null): Vault {
  let key: Buffer | undefined;
  const keyOf = () => {
    key ??= given === null ? keyIn(join(dataDir, KEY_FILE)) : createHash('sha256').update(given).digest();
    return key;
  };
  return {
    seal(plain, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(CIPHER, keyOf(), iv).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.');
    },
    open(sealed, about) {
      const [iv, tag, data] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
      if (!iv || !tag || !data) return null;
      try {
        const options = { authTagLength: 16 };
        const decipher = createDecipheriv(CIPHER, keyOf(), iv, options).setAAD(Buffer.from(about)).setAuthTag(tag);
        return decipher.update(data, undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}

function keyIn(file: string): Buffer {
  if (!existsSync(file)) {
    try {
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process was quicker: its key is the key.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return createHash('sha256').update(readFileSync(file, 'utf8').trim()).digest();
}
