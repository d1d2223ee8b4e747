import { Link } from '@tanstack/react-router';
import { Section } from '../../platform/ui/page.tsx';
import type { CycleState } from './queries.ts';
import { useHomeTexts } from './texts.ts';

export function Findings({ state }: { readonly state: CycleState }) {
  const t = useHomeTexts();
  return (
    <Section title={t('findings')}>
      {state.imports.length === 0 && <p>{t('noFindings')}</p>}
      <ul className="home-list">
        {state.imports.map((one) => (
          <li key={one.id}>
            <span>
              <Link to={`/data/imports/${one.id}` as never}>{one.file}</Link>
              {one.rejected > 0 && <span className="note"> · {t('rejected', { count: one.rejected })}</span>}
            </span>
            {one.findings.map((finding) => (
              <span key={finding.message} className="note">
                {finding.message}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface PeopleProps {
  readonly title: string;
  readonly of: CycleState['silent'];
  /** Whom no plan pays: what that does, and what their records lack. */
  readonly unplanned?: CycleState['unplanned'];
}

export function People({ title, of, unplanned }: PeopleProps) {
  const t = useHomeTexts();
  const others = of.count - of.people.length;
  return (
    <Section title={title} note={of.count === 0 ? undefined : String(of.count)}>
      {of.count === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <ul className="home-people">
          {of.people.map((one) => (
            <li key={one.person}>
              <Link to={`/people/${encodeURIComponent(one.person)}` as never}>{one.name}</Link>
            </li>
          ))}
          {others > 0 && <li className="note">{t('others', { count: others })}</li>}
        </ul>
      )}
      {unplanned !== undefined && of.count > 0 && (
        <p className="note">
          {t('unplannedNote')}{' '}
          {unplanned.lacking.map(({ attribute, count }) => `${t(`lacks.${attribute}`, { count })} `)}
          <Link to={'/plans' as never}>{t('seePlans')}</Link>
        </p>
      )}
    </Section>
  );
}
