import type { Me } from '../../access/ui/session.ts';
import type { RowRef } from '../../base/explain.ts';
import { RowActions } from '../../platform/ui/reason-rows.tsx';
import { WhyPanel } from '../../platform/ui/why.tsx';
import { AppealLink, lineAt } from '../../workflows/appeal/ui/link.tsx';

/** The "why?" panel with the way to an appeal, at the number and at every row that it ends in, for whose number it is. */
export function AppealableWhy({ me }: { readonly me: Me }) {
  const { person } = me.account;
  const at = new URLSearchParams(window.location.search).get('why') ?? '';
  const about = /^\/api\/people\/([^/?]+)\//.exec(at)?.[1];
  const own = person !== null && about !== undefined && decodeURIComponent(about) === person;
  if (!own) return <WhyPanel />;
  return (
    <RowActions value={(row: RowRef) => <AppealLink kind="row" about={`${row.kind}:${row.key}`} person={person} />}>
      <WhyPanel
        foot={(_, where) => {
          const line = lineAt(where);
          return line === null ? null : (
            <p>
              <AppealLink {...line} />
            </p>
          );
        }}
      />
    </RowActions>
  );
}
