/** A difference is read with its sign; what rounds to nothing has none. */
export function signed(text: string): string {
  const size = Math.abs(Number(text)).toFixed(2);
  if (Number(size) === 0) return size;
  return Number(text) > 0 ? `+${size}` : `−${size}`;
}
