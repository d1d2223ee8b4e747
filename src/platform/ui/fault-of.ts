/** What a field of a form has against its value. */

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** As much of a field as its fault is told from. */
type Faulty = Pick<Field, 'type' | 'getAttribute'> & { readonly validity: Partial<ValidityState> };

const CHOSEN = ['select-one', 'select-multiple', 'radio', 'file'];

export function faultOf(field: Faulty) {
  const { validity, type } = field;
  const bound = (name: string) => field.getAttribute(name) ?? '';
  if (validity.badInput) return { says: 'number', bound: '' } as const;
  if (validity.valueMissing) return { says: missing(type), bound: '' } as const;
  if (validity.typeMismatch) return { says: type === 'email' ? 'email' : 'url', bound: '' } as const;
  if (validity.rangeUnderflow) return { says: 'least', bound: bound('min') } as const;
  if (validity.rangeOverflow) return { says: 'most', bound: bound('max') } as const;
  if (validity.stepMismatch) return { says: 'step', bound: bound('step') || '1' } as const;
  if (validity.tooShort) return { says: 'short', bound: bound('minlength') } as const;
  if (validity.tooLong) return { says: 'long', bound: bound('maxlength') } as const;
  return { says: 'form', bound: '' } as const;
}

function missing(type: string) {
  if (type === 'checkbox') return 'unticked' as const;
  return CHOSEN.includes(type) ? ('unchosen' as const) : ('missing' as const);
}
