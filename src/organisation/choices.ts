/** The choices that settings offer; apart from their checks, so that a page can show them without those. */

export const DAY_KINDS = ['workday', 'restday', 'holiday'] as const;
