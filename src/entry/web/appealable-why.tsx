import type { Me } from '../../access/ui/session.ts';
import { WhyPanel } from '../../platform/ui/why.tsx';
import { AppealLink, lineAt } from '../../workflows/appeal/ui/link.tsx';
import { useAppealWayTexts } from './appeal-way-texts.ts';
import { RowFrame } from './row-frame.tsx';

/** The "why?" panel with the way to an appeal, at the number and at every row that it ends in, for whose number it is. */
export function AppealableWhy({ me }: { readonly me: Me }) {
  const at = new URLSearchParams(window.location.search).get('why') ?? '';
  return (
    <RowFrame person={isOwn(me, at) ? me.account.person : null}>
      {isOwn(me, at) ? <WhyPanel foot={(_, where) => <Foot at={where} />} /> : <WhyPanel />}
    </RowFrame>
  );
}

/** A line is contested whole; a metric is what its rows are, and is put right where one of them is wrong. */
function Foot({ at }: { readonly at: string }) {
  const t = useAppealWayTexts();
  const line = lineAt(at);
  if (line === null) return <p className="note">{t('byRow')}</p>;
  return (
    <p>
      <AppealLink {...line} />
    </p>
  );
}

/** Whether everything that a reason ends in is the reader's own: said by its address, or because they reach nobody else. */
function isOwn({ account: { person }, may }: Me, at: string): boolean {
  if (person === null) return false;
  const [path = '', query = ''] = at.split('?');
  const about = /^\/api\/people\/([^/]+)\//.exec(path)?.[1];
  if (about !== undefined) return decodeURIComponent(about) === person;
  if (path !== '/api/metrics/why') return false;
  if (may['activity.read'] === 'own') return true;
  const asked = new URLSearchParams(query);
  const place = (asked.get('by') ?? '').split(',').indexOf('person');
  return place >= 0 && groupIn(asked.get('group'))[place] === person;
}

function groupIn(text: string | null): readonly unknown[] {
  try {
    const group: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(group) ? group : [];
  } catch {
    return [];
  }
}
