import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { answer, api } from '../../platform/ui/api.ts';
import { instantText } from '../../platform/ui/instant.ts';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { deviceName } from '../device.ts';
import { useLifeTexts } from './life-texts.ts';

const KEY = ['me', 'sessions'];

const fetchSessions = () => answer(api.GET('/api/me/sessions'));
type Row = Awaited<ReturnType<typeof fetchSessions>>['rows'][number];

/** Where one is signed in; what one does not know is ended. */
export function OwnSessions() {
  const l = useLifeTexts();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  const sessions = useQuery({ queryKey: KEY, queryFn: fetchSessions });
  const end = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } })),
    onSuccess: refresh,
  });
  const endOthers = useMutation({
    mutationFn: () => answer(api.POST('/api/me/sessions/end-others')),
    onSuccess: refresh,
  });
  const columns: readonly Column<Row>[] = [
    {
      id: 'device',
      title: l('device'),
      cell: (row) => <span title={row.device}>{deviceName(row.device) || '—'}</span>,
    },
    { id: 'since', title: l('since'), wide: true, cell: (row) => instantText(row.since) },
    { id: 'seen', title: l('seen'), cell: (row) => instantText(row.seen) },
    {
      id: 'end',
      title: '',
      name: l('end'),
      cell: (row) =>
        row.current ? (
          <span className="note">{l('here')}</span>
        ) : (
          <Button size="small" type="link" onClick={() => end.mutate(row.id)}>
            {l('end')}
          </Button>
        ),
    },
  ];
  const rows = sessions.data?.rows ?? [];
  return (
    <Section title={l('sessions')}>
      <Failure error={sessions.error ?? end.error ?? endOthers.error} />
      {sessions.isPending ? (
        <Waiting lines={2} />
      ) : (
        <Table caption={l('sessions')} columns={columns} rows={rows} rowKey={(row) => row.id} />
      )}
      {rows.some(({ current }) => !current) && (
        <div className="account-moves">
          <Button onClick={() => endOthers.mutate()} loading={endOthers.isPending}>
            {l('endOthers')}
          </Button>
        </div>
      )}
    </Section>
  );
}
