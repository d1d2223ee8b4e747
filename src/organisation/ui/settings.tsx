import { useQuery } from '@tanstack/react-query';
import { reaches, useMe } from '../../access/ui/session.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Page, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { LinkRules } from './links/links.tsx';
import './settings.css';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsTexts } from './texts.ts';
import { TransferRule } from './transfer-rule.tsx';

/** What the organisation says about itself, once for all. */
export function SettingsPage() {
  const t = useSettingsTexts();
  const me = useMe().data;
  const found = useQuery({ queryKey: ['settings'], queryFn: () => answer(api.GET('/api/settings')) });
  const mayEdit = me !== null && me !== undefined && reaches(me, 'settings.edit', 'all');
  return (
    <Page title={t('title')}>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={10} />}
      {found.data && (
        <SettingsForm
          key={JSON.stringify(found.data.settings)}
          settings={found.data.settings}
          changed={found.data.changed}
          mayEdit={mayEdit}
        />
      )}
      <TransferRule mayEdit={mayEdit} />
      <LinkRules mayEdit={mayEdit} />
    </Page>
  );
}
