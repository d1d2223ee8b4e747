import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { useMe } from '../../../../access/ui/session.ts';
import { dayText } from '../../../../platform/ui/instant.ts';
import { OriginLink } from '../../../../platform/ui/origin-link.tsx';
import { Section } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { RowActions, RowLink } from '../../../../platform/ui/reason-rows.tsx';
import { useSay } from '../../../../platform/ui/texts.ts';
import { rowsTitle } from '../../../activity/index.ts';
import { keyText, type Row, useAppealsAbout } from './read.ts';
import { useRowTexts } from './texts.ts';

/** What else there is about the row: its checks or its conversation, the appeals, and the way to one. */
export function About({ row, appeals }: { readonly row: Row; readonly appeals: boolean }) {
  const t = useRowTexts();
  const say = useSay();
  return (
    <>
      {row.about.length > 0 && (
        <Section title={t('related')}>
          <ul className="row-about">
            {row.about.map((one) => (
              <li key={`${one.kind} ${one.key}`}>
                <RowLink row={one}>
                  {say(rowsTitle(one.kind))} · {one.day} · {keyText(one.key)}
                </RowLink>{' '}
                <OriginLink href={one.origin} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {appeals && <Appeals row={row} />}
    </>
  );
}

function Appeals({ row }: { readonly row: Row }) {
  const t = useRowTexts();
  const own = useMe().data?.account.person ?? null;
  const actions = useContext(RowActions);
  const about = useAppealsAbout(row, true);
  const mine = own !== null && row.owners.some(({ id }) => id === own);
  const filed = about.data?.rows ?? [];
  return (
    <Section title={t('appeals')} note={mine && actions?.(row)}>
      <Failure error={about.error} />
      {about.data && filed.length === 0 && <p className="note">{t('noAppeals')}</p>}
      <ul className="row-about">
        {filed.map((one) => (
          <li key={one.id}>
            <Link to={'/appeals/$id' as never} params={{ id: one.id } as never}>
              {t('appeal', { number: one.number })}
            </Link>{' '}
            · {dayText(one.filedAt)} · {t(one.closedAt === null ? 'open' : 'closed')}
          </li>
        ))}
      </ul>
    </Section>
  );
}
