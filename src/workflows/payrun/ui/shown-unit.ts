/** A coefficient is written as the plan writes it, 1.2; other pure numbers are shares, 93.4 %. */
export function shownUnit({ kind, unit }: { readonly kind: string; readonly unit: string }): string {
  return kind === 'coefficient' && unit === 'ratio' ? '' : unit;
}
