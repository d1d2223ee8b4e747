import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../access/ui/session.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { currentLang } from '../../platform/ui/texts.ts';
import { Decisions } from './decisions.tsx';
import { ChangePerson } from './edit.tsx';
import { fetchPerson, type PersonAnswer } from './fetch.ts';
import { useFields } from './fields.ts';
import { History } from './history.tsx';
import { Numbers } from './numbers.tsx';
import { Payslips } from './payslips.tsx';
import './people.css';
import { DayField } from '../../platform/ui/day-field.tsx';
import { usePeopleTexts } from './texts.ts';

/** One person as of a day: what is on record, the numbers of a month, what was decided, and how it came about. */
export function PersonPage() {
  const t = usePeopleTexts();
  const { id } = useParams({ strict: false }) as { id: string };
  const { date } = useSearch({ strict: false }) as { date?: string };
  const navigate = useNavigate();
  const me = useMe().data;
  const [changing, setChanging] = useState(false);
  const found = useQuery({
    queryKey: ['people', id, date, currentLang()],
    queryFn: () => fetchPerson(id, date),
    // Another day of the same person: what is shown stays until that is read.
    placeholderData: (shown, asked) => (asked?.queryKey[1] === id ? shown : undefined),
  });
  const newest = useQuery({ queryKey: ['home-month'], queryFn: () => answer(api.GET('/api/home/month')) });
  const person = found.data;
  // Of today, the newest month that has any numbers.
  const month = date?.slice(0, 7) || newest.data?.month;
  const seesRoster = me != null && reaches(me, 'people.read', 'team');
  const mayEdit = me !== null && me !== undefined && reaches(me, 'people.edit', 'all') && me.account.person !== id;
  const picker = (
    <label className="note">
      {t('onDate')}{' '}
      <DayField
        value={date ?? person?.date ?? ''}
        onChange={(day) =>
          navigate({
            to: '.',
            search: ((now: object) => ({ ...now, date: day })) as never,
            replace: true,
          })
        }
      />
    </label>
  );
  return (
    <Page
      title={person?.name ?? id}
      // Beside the name, once that is known.
      scope={person && picker}
      actions={
        <>
          {seesRoster && <Link to={'/people' as never}>{t('back')}</Link>}
          {mayEdit && <Button onClick={() => setChanging(!changing)}>{changing ? t('cancel') : t('change')}</Button>}
        </>
      }
    >
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={12} />}
      {changing && (
        <Section title={t('change')}>
          <ChangePerson id={id} onDone={() => setChanging(false)} />
        </Section>
      )}
      {person && (
        <>
          <OnRecord person={person} />
          {me && month && reaches(me, 'metric.read') && <Numbers person={id} month={month} />}
          {person.seesPay && <Payslips person={id} />}
          <History changes={person.changes} />
          {me && reaches(me, 'fact.read', 'all') && <Decisions person={id} />}
        </>
      )}
    </Page>
  );
}

function OnRecord({ person }: { readonly person: PersonAnswer }) {
  const t = usePeopleTexts();
  const { fieldTitle, valueText } = useFields();
  const superior = (field: 'lead' | 'manager') => {
    const found = person[field];
    return found === null ? [] : [{ field, value: found.name, id: found.id }];
  };
  const all = [
    { field: 'id', value: person.id, id: null },
    ...person.attributes.map((attribute) => ({ ...attribute, id: null })),
    ...superior('lead'),
    ...superior('manager'),
  ];
  return (
    <Section title={t('facts')} note={!person.seesPay && t('hiddenPay')}>
      <dl className="attributes">
        {all.map(({ field, value, id }) => (
          <div key={field}>
            <dt>{fieldTitle(field)}</dt>
            <dd>
              {id === null ? (
                valueText(field, value)
              ) : (
                <Link to={`/people/${encodeURIComponent(id)}` as never}>{value}</Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {person.aliases.length > 0 && (
        <p className="note">
          {t('aliases')}: {person.aliases.join(' · ')}
        </p>
      )}
    </Section>
  );
}
