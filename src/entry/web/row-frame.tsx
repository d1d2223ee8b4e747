import { type ReactNode, useCallback } from 'react';
import { ColumnTitles, RowActions, type RowPlace } from '../../platform/ui/reason-rows.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { columnTitle } from '../../stages/activity/index.ts';
import { AppealLink } from '../../workflows/appeal/ui/link.tsx';

/** What plumbing cannot know of rows: what their columns are called, and the way to an appeal for whose they are. */
export function RowFrame({ person, children }: { readonly person: string | null; readonly children: ReactNode }) {
  const say = useSay();
  const titleOf = useCallback((name: string) => say(columnTitle(name)), [say]);
  const actions = (row: RowPlace) => <AppealLink kind="row" about={`${row.kind}:${row.key}`} person={person ?? ''} />;
  return (
    <ColumnTitles value={titleOf}>
      <RowActions value={person === null ? null : actions}>{children}</RowActions>
    </ColumnTitles>
  );
}
