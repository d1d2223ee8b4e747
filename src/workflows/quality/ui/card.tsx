import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure, Problems } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import './quality.css';
import { useSetupTexts } from './setup-texts.ts';
import { useQualityTexts } from './texts.ts';

function readVersion(card: string, version: number) {
  return answer(api.GET('/api/quality/cards/{card}/{version}', { params: { path: { card, version } } }));
}
type Version = Awaited<ReturnType<typeof readVersion>>;

/** One version of a scorecard: what it asks, and for a draft its text, saved with every problem told. */
export function CardPage() {
  const t = useSetupTexts();
  const say = useSay();
  const { card = '', version = '1' } = useParams({ strict: false }) as { card?: string; version?: string };
  const found = useQuery({
    queryKey: ['quality', 'card', card, version],
    queryFn: () => readVersion(card, Number(version)),
  });
  if (found.isPending || found.error)
    return (
      <Page title={t('card')}>
        <Failure error={found.error} />
        {found.isPending && <Waiting lines={14} />}
      </Page>
    );
  const one = found.data;
  const state = one.state === 'draft' ? t('draft') : one.current ? t('current') : t('published');
  return (
    <Page
      title={`${say(one.title) || card} · ${version}`}
      scope={<span className="note">{[state, one.inForce].filter(Boolean).join(' · ')}</span>}
      actions={<Moves one={one} />}
    >
      {one.state === 'draft' && <Editor key={one.revision} one={one} />}
      <Section title={t('preview')}>
        {one.read === null ? <p>{t('unreadable')}</p> : <Preview card={one.read} />}
      </Section>
    </Page>
  );
}

function Editor({ one }: { readonly one: Version }) {
  const t = useSetupTexts();
  const queries = useQueryClient();
  const [text, setText] = useState(one.text);
  const path = { card: one.card, version: one.version };
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/api/quality/cards/{card}/{version}', { params: { path }, body: { text, revision: one.revision } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['quality'] }),
  });
  const me = useMe().data;
  const mayEdit = me != null && reaches(me, 'quality.card', 'all');
  return (
    <Section title={t('text')}>
      <Input.TextArea
        className="card-text"
        aria-label={t('text')}
        value={text}
        readOnly={!mayEdit}
        spellCheck={false}
        autoSize={{ minRows: 12, maxRows: 28 }}
        onChange={(event) => setText(event.target.value)}
      />
      {mayEdit && (
        <div className="sheet-moves">
          <Button type="primary" disabled={text === one.text} loading={save.isPending} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
        </div>
      )}
      <Failure error={save.error} />
      <Problems problems={one.problems} />
    </Section>
  );
}

function Moves({ one }: { readonly one: Version }) {
  const t = useSetupTexts();
  const me = useMe().data;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [from, setFrom] = useState('');
  const path = { card: one.card, version: one.version };
  const over = () => queries.invalidateQueries({ queryKey: ['quality'] });
  const begin = useMutation({
    mutationFn: () => answer(api.POST('/api/quality/cards/{card}/draft', { params: { path: { card: one.card } } })),
    onSuccess: async (draft) => {
      await over();
      const params = { card: one.card, version: String(draft.version) };
      await navigate({ to: '/quality/cards/$card/$version' as never, params: params as never });
    },
  });
  const discard = useMutation({
    mutationFn: () => answer(api.DELETE('/api/quality/cards/{card}/{version}', { params: { path } })),
    onSuccess: () => navigate({ to: '/quality/setup' as never }),
  });
  const publish = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/quality/cards/{card}/{version}/publish', { params: { path }, body: { from } })),
    onSuccess: over,
  });
  const mayEdit = me != null && reaches(me, 'quality.card', 'all');
  const mayPublish = me != null && reaches(me, 'quality.publish', 'all');
  return (
    <>
      <Failure error={begin.error ?? discard.error ?? publish.error} />
      {mayEdit && one.state === 'published' && (
        <Button loading={begin.isPending} onClick={() => begin.mutate()}>
          {t('begin')}
        </Button>
      )}
      {mayEdit && one.state === 'draft' && (
        <Button loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('discard')}
        </Button>
      )}
      {mayPublish && one.state === 'draft' && (
        <form
          className="draw"
          onSubmit={(event) => {
            event.preventDefault();
            publish.mutate();
          }}
        >
          <input type="date" required aria-label={t('from')} value={from} onChange={(e) => setFrom(e.target.value)} />
          <Button type="primary" htmlType="submit" loading={publish.isPending}>
            {t('publish')}
          </Button>
        </form>
      )}
    </>
  );
}

function Preview({ card }: { readonly card: NonNullable<Version['read']> }) {
  const t = useQualityTexts();
  const say = useSay();
  return (
    <>
      {card.sections.map((section) => (
        <section key={section.id} aria-label={say(section.title)}>
          <h3 className="sheet-section">{say(section.title)}</h3>
          {section.items.map((item) => (
            <div key={item.id} className="item">
              <div className="item-title">
                <span>{say(item.title)}</span>
                {item.critical && <span className="item-flag item-flag-critical">{t('critical')}</span>}
                {item.wrongAnswer && <span className="item-flag">{t('wrongAnswer')}</span>}
                {say(item.guide) !== '' && <span className="note item-guide">{say(item.guide)}</span>}
              </div>
              <div className="item-value quality-calm">
                {item.steps.join(' · ')}
                {item.mayNotApply && ` · ${t('notApplicable')}`}
              </div>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
