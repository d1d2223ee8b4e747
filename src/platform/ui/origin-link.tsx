import { useQuery } from '@tanstack/react-query';
import type { RowRef } from '../../base/explain.ts';
import type { paths } from './api.gen.ts';
import { answer, api } from './api.ts';
import { defineTexts } from './texts.ts';

const useTexts = defineTexts('origin', {
  open: { 'zh-CN': '在原系统打开', 'zh-TW': '在原系統開啟', en: 'Open at its source' },
});

/** To the conversation itself, where it came from: another system, which is told nothing of this page. */
export function OriginLink({ href }: { readonly href: string | null | undefined }) {
  const t = useTexts();
  if (!href) return null;
  return (
    <a className="origin-link" href={href} target="_blank" rel="noopener noreferrer">
      {t('open')}
      <span aria-hidden="true"> ↗</span>
    </a>
  );
}

type Place = paths['/api/rows/{kind}/{key}/origin']['get']['parameters']['path'];

/** The same where only the row's place is at hand; nothing for whom the row is not to see. */
export function OriginOf({ row: { kind, key } }: { readonly row: Pick<RowRef, 'kind' | 'key'> }) {
  const path = { kind: kind as Place['kind'], key };
  const found = useQuery({
    queryKey: ['origin', kind, key],
    queryFn: () => answer(api.GET('/api/rows/{kind}/{key}/origin', { params: { path } })),
  });
  return <OriginLink href={found.data?.origin} />;
}
