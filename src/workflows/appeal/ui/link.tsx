import { Link } from '@tanstack/react-router';
import { useAppealTexts } from './texts.ts';

export interface AppealTarget {
  readonly kind: 'row' | 'rating' | 'line' | 'review';
  /** As the API's `ref`. */
  readonly about: string;
  readonly person: string;
  readonly question?: string;
}

/** The way from a number to its appeal; shown to the person whose number it is. */
export function AppealLink({ kind, about, person, question }: AppealTarget) {
  const t = useAppealTexts();
  const search = { kind, ref: about, person, ...(question === undefined ? {} : { question }) };
  return (
    <Link to={'/appeals/new' as never} search={search as never} className="appeal-link">
      {t('appeal')}
    </Link>
  );
}

/** The payslip line that a reason's address explains; null where it is another number. */
export function lineAt(at: string): AppealTarget | null {
  const [, person, run, line] = /^\/api\/people\/([^/?]+)\/payslips\/([^/?]+)\/lines\/([^/?]+)/.exec(at) ?? [];
  if (person === undefined || run === undefined || line === undefined) return null;
  return { kind: 'line', about: `${run}/${decodeURIComponent(line)}`, person: decodeURIComponent(person) };
}
