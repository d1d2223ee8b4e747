import { Link } from '@tanstack/react-router';
import { Empty, Page } from '../../platform/ui/page.tsx';
import { defineTexts } from '../../platform/ui/texts.ts';

const useTexts = defineTexts('not-found', {
  title: { 'zh-CN': '没有这个页面', 'zh-TW': '沒有這個頁面', en: 'There is no such page' },
  says: {
    'zh-CN': '地址可能抄漏了，或者页面已经换了地方。请核对地址，或从今日页重新找。',
    'zh-TW': '地址可能抄漏了，或者頁面已經換了地方。請核對地址，或從今日頁重新找。',
    en: 'The address may be incomplete, or the page has moved. Check the address, or start again from Today.',
  },
  home: { 'zh-CN': '回到今日', 'zh-TW': '回到今日', en: 'Back to Today' },
});

/** An address that leads nowhere says so, and leads on. */
export function NotFoundPage() {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <Empty says={t('says')} offer={<Link to={'/home' as never}>{t('home')}</Link>} />
    </Page>
  );
}
