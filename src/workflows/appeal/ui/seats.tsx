import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import './appeal.css';
import { SEAT_TITLES, type SeatName } from '../model.ts';
import { useDecideTexts } from './decide-texts.ts';
import { Labelled } from './labelled.tsx';
import { useAppealTexts } from './texts.ts';

/** Who sits in joint reviews: for good, or in the one appeal that the address names. */
export function SeatsPage() {
  const t = useDecideTexts();
  const a = useAppealTexts();
  const say = useSay();
  const queries = useQueryClient();
  const { appeal } = useSearch({ strict: false }) as { appeal?: string };
  const found = useQuery({ queryKey: ['appeal-seats'], queryFn: () => answer(api.GET('/api/appeals/seats')) });
  const give = useMutation({
    mutationFn: async ({ seat, account }: { readonly seat: SeatName; readonly account: string }) => {
      if (appeal === undefined) {
        const body = { account: account || null };
        return answer(api.PUT('/api/appeals/seats/{seat}', { params: { path: { seat } }, body }));
      }
      const path = { id: appeal, seat };
      return answer(api.PUT('/api/appeals/{id}/seats/{seat}', { params: { path }, body: { account } }));
    },
    onSuccess: () =>
      Promise.all(['appeal-seats', 'appeal'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <Page
      title={t('seats')}
      actions={
        appeal !== undefined && (
          <Link to={'/appeals/$id' as never} params={{ id: appeal } as never}>
            {a('open')}
          </Link>
        )
      }
    >
      <p className="note">{t('seatsNote')}</p>
      <Failure error={found.error ?? give.error} />
      {found.isPending && <Waiting lines={4} />}
      <div className="appeal-form">
        {found.data?.rows.map(({ seat, account }) => (
          <Labelled key={seat} id={`seat-${seat}`} label={say(SEAT_TITLES[seat])}>
            <select
              id={`seat-${seat}`}
              defaultValue={appeal === undefined ? (account ?? '') : ''}
              onChange={(event) => give.mutate({ seat, account: event.target.value })}
            >
              <option value="">{t('vacant')}</option>
              {found.data.candidates.map((one) => (
                <option key={one.account} value={one.account}>
                  {one.name}
                </option>
              ))}
            </select>
          </Labelled>
        ))}
      </div>
    </Page>
  );
}
