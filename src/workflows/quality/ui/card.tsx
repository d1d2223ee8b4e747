import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import './quality.css';
import { CardMoves } from './card-moves.tsx';
import { CardPreview } from './card-preview.tsx';
import { CardText } from './card-text.tsx';
import { readVersion } from './card-version.ts';
import { useSetupTexts } from './setup-texts.ts';

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
      actions={<CardMoves one={one} />}
    >
      {one.state === 'draft' && <CardText key={one.revision} one={one} />}
      <Section title={t('preview')}>
        {one.read === null ? <p>{t('unreadable')}</p> : <CardPreview card={one.read} />}
      </Section>
    </Page>
  );
}
