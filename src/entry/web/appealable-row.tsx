import { useMe } from '../../access/ui/session.ts';
import { RowPage } from '../../stages/metrics/ui/row/page.tsx';
import { RowFrame } from './row-frame.tsx';

/** A row's page, from which its owner appeals; which row is whose, the page itself is told. */
export function AppealableRow() {
  const person = useMe().data?.account.person ?? null;
  return (
    <RowFrame person={person}>
      <RowPage />
    </RowFrame>
  );
}
