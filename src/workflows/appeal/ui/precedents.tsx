import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { COLON } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import './appeal.css';
import { OUTCOME_TITLES } from '../model.ts';
import { useDecideTexts } from './decide-texts.ts';
import type { AppealDetail } from './read.ts';
import { useAppealTexts } from './texts.ts';

function readPrecedents(search: string, kind: AppealDetail['kind'] | undefined, limit: number) {
  const query = { search, limit, ...(kind === undefined ? {} : { kind }) };
  return answer(api.GET('/api/appeals/precedents', { params: { query } }));
}

type Precedent = Awaited<ReturnType<typeof readPrecedents>>['rows'][number];

/** What was decided before, for every member of staff, without anybody in it. */
export function PrecedentsPage() {
  const t = useAppealTexts();
  const navigate = useNavigate();
  const { search = '' } = useSearch({ strict: false }) as { search?: string };
  return (
    <Page title={t('precedents')} scope={<span className="note">{t('precedentsNote')}</span>}>
      <div className="appeal">
        <Input.Search
          aria-label={t('search')}
          placeholder={t('search')}
          defaultValue={search}
          allowClear
          onSearch={(text) => navigate({ to: '.', search: { search: text || undefined } as never })}
        />
        <Found search={search} limit={100} />
      </div>
    </Page>
  );
}

/** Beside a decision: how such appeals were decided. */
export function SimilarPrecedents({ kind }: { readonly kind: AppealDetail['kind'] }) {
  const t = useAppealTexts();
  const d = useDecideTexts();
  const [search, setSearch] = useState('');
  return (
    <Section title={d('similar')} note={<Link to={'/appeals/precedents' as never}>{t('all')}</Link>}>
      <Input.Search aria-label={t('search')} placeholder={t('search')} allowClear onSearch={setSearch} />
      <Found search={search} kind={kind} limit={3} />
    </Section>
  );
}

interface FoundProps {
  readonly search: string;
  readonly kind?: AppealDetail['kind'];
  readonly limit: number;
}

function Found({ search, kind, limit }: FoundProps) {
  const t = useAppealTexts();
  const found = useQuery({
    queryKey: ['precedents', search, kind, limit],
    queryFn: () => readPrecedents(search, kind, limit),
  });
  if (found.isPending) return <Waiting lines={4} />;
  if (found.error) return <Failure error={found.error} />;
  if (found.data.rows.length === 0) return <Empty says={t('noPrecedents')} />;
  return found.data.rows.map((one, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a precedent has no id, for that would lead to its appeal.
    <PrecedentView key={i} precedent={one} />
  ));
}

function PrecedentView({ precedent }: { readonly precedent: Precedent }) {
  const t = useAppealTexts();
  const d = useDecideTexts();
  const say = useSay();
  return (
    <article className="appeal-precedent">
      <p className="appeal-ruling-head">
        <strong>{say(precedent.title)}</strong>
        <span>{say(OUTCOME_TITLES[precedent.outcome])}</span>
        <span className="note">
          {d(precedent.instance)} · {precedent.month}
        </span>
      </p>
      <p className="appeal-said">{precedent.statement}</p>
      <p className="appeal-said">
        <span className="note">
          {t('reason')}
          {say(COLON)}
        </span>
        {precedent.reason}
      </p>
      {precedent.principle !== '' && (
        <p className="appeal-said">
          <span className="note">
            {t('principle')}
            {say(COLON)}
          </span>
          {precedent.principle}
        </p>
      )}
    </article>
  );
}
