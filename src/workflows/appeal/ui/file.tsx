import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import './appeal.css';
import { FilingForm } from './filing-form.tsx';
import type { AppealTarget } from './link.tsx';
import { TheNumber } from './number.tsx';
import { useAppealTexts } from './texts.ts';

/** Filing, from the number itself: what it is, what to say, what will happen and when. Designed for a phone. */
export function FileAppealPage() {
  const t = useAppealTexts();
  const {
    kind = 'row',
    ref = '',
    person: asked = '',
    question,
  } = useSearch({ strict: false }) as Partial<Omit<AppealTarget, 'about'>> & { ref?: string };
  const own = useMe().data?.account.person ?? '';
  const person = asked || own;
  const seen = useQuery({
    queryKey: ['appeal-outlook', kind, ref, person, currentLang()],
    queryFn: () =>
      answer(api.GET('/api/people/{person}/appeals/outlook', { params: { path: { person }, query: { kind, ref } } })),
    enabled: person !== '' && ref !== '',
    retry: false,
  });
  return (
    <Page title={t('newTitle')}>
      <Failure error={seen.error} />
      {seen.isPending && <Waiting lines={12} />}
      {seen.data && (
        <div className="appeal">
          <TheNumber number={seen.data} of={{ kind, ref }} />
          {seen.data.existing !== null ? (
            <p className="appeal-callout">
              {t('exists', { number: seen.data.existing.number })}{' '}
              <Link to={'/appeals/$id' as never} params={{ id: seen.data.existing.id } as never}>
                {t('open')}
              </Link>
            </p>
          ) : seen.data.over ? (
            <p className="appeal-callout">{t('over', { day: seen.data.windowUntil })}</p>
          ) : (
            <FilingForm
              target={{ kind, about: ref, person, ...(question === undefined ? {} : { question }) }}
              items={seen.data.items}
            />
          )}
          {!seen.data.over && (
            <Section title={t('happens')}>
              <ol className="appeal-steps">
                <li>{t('happensWindow', { day: seen.data.windowUntil })}</li>
                <li>{t('happensReview', { day: seen.data.reviewBy })}</li>
                <li>{t('happensJoint')}</li>
                <li>{t('happensPay')}</li>
                <li>{t('happensWithdraw')}</li>
              </ol>
            </Section>
          )}
        </div>
      )}
    </Page>
  );
}
