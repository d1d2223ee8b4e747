import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { useSettingsTexts } from './texts.ts';
import { ChangeForm } from './transfer-change.tsx';
import { useDated } from './transfer-changes.ts';
import { TransferHistory } from './transfer-history.tsx';

/** Whose a transferred contact is: from which day, why, and what it was before. */
export function TransferRule({ mayEdit }: { readonly mayEdit: boolean }) {
  const t = useSettingsTexts();
  const found = useDated();
  return (
    <Section title={t('transfer')} note={t('transferNote')}>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={5} />}
      {found.data && (
        <>
          {mayEdit && <ChangeForm key={found.data.transfer.length} today={found.data.today} />}
          <TransferHistory rows={found.data.transfer} />
        </>
      )}
    </Section>
  );
}
