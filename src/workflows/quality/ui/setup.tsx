import { reaches, useMe } from '../../../access/ui/session.ts';
import { Page } from '../../../platform/ui/page.tsx';
import './quality.css';
import { DrawForm } from './draw-form.tsx';
import { Cards, Draws } from './drawn.tsx';
import { Plans } from './plans.tsx';
import { useSetupTexts } from './setup-texts.ts';

/** How conversations are drawn and by what they are scored. */
export function SetupPage() {
  const t = useSetupTexts();
  const me = useMe().data;
  const mayPlan = me != null && reaches(me, 'quality.plan', 'all');
  return (
    <Page title={t('setup')}>
      <Plans mayPlan={mayPlan} />
      {mayPlan && <DrawForm />}
      <Draws />
      <Cards />
    </Page>
  );
}
