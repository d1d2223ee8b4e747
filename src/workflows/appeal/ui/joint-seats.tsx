import { Link } from '@tanstack/react-router';
import { COLON } from '../../../base/text.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { SEAT_TITLES } from '../model.ts';
import { useDecideTexts } from './decide-texts.ts';
import type { AppealDetail } from './read.ts';

export function JointSeats({ appeal }: { readonly appeal: AppealDetail }) {
  const t = useDecideTexts();
  const say = useSay();
  return (
    <Section title={t('seats')} note={t('seatsNote')}>
      <ul className="appeal-files">
        {appeal.seats.map(({ seat, holder, voted }) => (
          <li key={seat}>
            {say(SEAT_TITLES[seat])}
            {say(COLON)}
            {holder ?? t('vacant')} <span className="note">{voted ? t('voted') : t('waiting')}</span>
          </li>
        ))}
      </ul>
      {appeal.seats.some(({ holder }) => holder === null) && (
        <p className="note">
          <Link to={'/appeals/seats' as never} search={{ appeal: appeal.id } as never}>
            {t('give2')}
          </Link>
        </p>
      )}
    </Section>
  );
}
