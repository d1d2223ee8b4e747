/** What a file is, told by its own bytes: a name and a declared type are whatever the sender says. */

export const TYPES = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
} as const;
export type EvidenceType = keyof typeof TYPES;

const STARTS: readonly (readonly [EvidenceType, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** Undefined where it is none of them; text is UTF-8 without control characters. */
export function typeOf(bytes: Uint8Array): EvidenceType | undefined {
  if (bytes.length === 0) return undefined;
  const found = STARTS.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  return found?.[0] ?? (isText(bytes) ? 'text/plain' : undefined);
}

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return ![...text].some((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      return (code < 32 && sign !== '\n' && sign !== '\r' && sign !== '\t') || code === 127;
    });
  } catch {
    return false;
  }
}

/** A name that no folder, header or shell reads anything into. */
export function safeName(name: string, type: EvidenceType): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '');
  const plain = base
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} _-]/gu, '_')
    .trim()
    .slice(0, 80);
  return `${plain === '' ? 'evidence' : plain}.${TYPES[type]}`;
}
