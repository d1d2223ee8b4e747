/** Secrets that people read off paper and type: without the letters that look like digits, in groups of four. */

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Sixteen letters of 80 bits: too many to be tried out, even against a bare hash. */
export function readableSecret(secret: (bytes: number) => string): string {
  const bytes = Buffer.from(secret(10), 'base64url');
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let i = 0; i < 16; i++) {
    text = (LETTERS[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return grouped(text);
}

/** As it was told, however it was typed; what cannot have been told stays wrong. */
export function readTyped(typed: string): string {
  const plain = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return grouped(plain);
}

function grouped(text: string): string {
  return text.replaceAll(/(.{4})(?=.)/g, '$1-');
}
