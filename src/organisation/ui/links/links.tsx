import { Empty, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { rowsTitle } from '../../../stages/activity/index.ts';
import { LinkForm } from './form.tsx';
import { type LinkChange, useLinks } from './read.ts';
import { useLinkTexts } from './texts.ts';

/** Where rows open in the systems they came from: by kind and channel, from which day, why, and what it was before. */
export function LinkRules({ mayEdit }: { readonly mayEdit: boolean }) {
  const t = useLinkTexts();
  const found = useLinks();
  return (
    <Section title={t('title')} note={t('note')}>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={5} />}
      {found.data && (
        <>
          {mayEdit && <LinkForm key={found.data.links.length} today={found.data.today} />}
          {found.data.links.length === 0 ? <Empty says={t('none')} /> : <History rows={found.data.links} />}
        </>
      )}
    </Section>
  );
}

function History({ rows }: { readonly rows: readonly LinkChange[] }) {
  const t = useLinkTexts();
  const say = useSay();
  const columns: readonly Column<LinkChange>[] = [
    { id: 'kind', title: t('kind'), cell: ({ kind }) => say(rowsTitle(kind)) },
    { id: 'channel', title: t('channel'), cell: ({ channel }) => channel ?? t('everyChannel') },
    { id: 'template', title: t('template'), cell: ({ template }) => <Address template={template} /> },
    { id: 'from', title: t('from'), cell: ({ from }) => from },
    { id: 'state', title: t('state'), cell: ({ state }) => t(`state.${state}`) },
    { id: 'why', title: t('why'), wide: true, cell: ({ why }) => why },
    {
      id: 'at',
      title: t('at'),
      wide: true,
      cell: ({ by, at }) => `${by} · ${new Date(at).toLocaleString(currentLang())}`,
    },
  ];
  return (
    <div className="settings-links">
      <Table
        caption={t('history')}
        columns={columns}
        rows={rows}
        rowKey={({ kind, channel, at }) => `${kind} ${channel} ${at}`}
      />
    </div>
  );
}

function Address({ template }: { readonly template: string }) {
  const t = useLinkTexts();
  return template === '' ? <span className="note">{t('noLink')}</span> : <code>{template}</code>;
}
