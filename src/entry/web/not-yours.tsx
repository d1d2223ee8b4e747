import { Link } from '@tanstack/react-router';
import { ROLE_TITLES, type Role, rolesWith } from '../../access/index.ts';
import type { Me } from '../../access/ui/session.ts';
import { inARow } from '../../base/text.ts';
import { Empty, Page } from '../../platform/ui/page.tsx';
import { defineTexts, useLang, useSay } from '../../platform/ui/texts.ts';
import type { PageEntry } from './pages.ts';

const useTexts = defineTexts('not-yours', {
  title: { 'zh-CN': '这是别的岗位的页面', 'zh-TW': '這是其他崗位的頁面', en: 'This page is for others' },
  for: {
    'zh-CN':
      '这个页面给{{roles}}用；你的账号是{{own}}。需要这里的内容，请找他们；如果这也是你的工作，请管理员给你的账号加上角色。',
    'zh-TW':
      '這個頁面給{{roles}}用；你的帳號是{{own}}。需要這裡的內容，請找他們；如果這也是你的工作，請管理員替你的帳號加上角色。',
    en: 'It is for {{roles}}; your account is {{own}}. Ask them for what it holds, or, if this is your work, an administrator for the role.',
  },
  nobody: {
    'zh-CN': '这个页面讲的是本人的数据，而你的账号没有关联人员。请管理员在账号页关联。',
    'zh-TW': '這個頁面講的是本人的資料，而你的帳號沒有關聯人員。請管理員在帳號頁關聯。',
    en: 'It tells of oneself, and your account is nobody’s on the roster. An administrator links accounts to people.',
  },
  home: { 'zh-CN': '回到今日', 'zh-TW': '回到今日', en: 'Back to Today' },
});

/** In place of a page that the policy gives the reader nothing of: whose it is, and where to go. */
export function NotYoursPage({ page, me }: { readonly page: PageEntry; readonly me: Me }) {
  const t = useTexts();
  const say = useSay();
  const lang = useLang();
  const named = (roles: readonly Role[]) =>
    inARow(
      roles.map((role) => say(ROLE_TITLES[role])),
      lang,
    );
  const having = rolesWith(page.action, page.reach);
  const own = me.account.roles as readonly Role[];
  const says = own.some((role) => having.includes(role))
    ? t('nobody')
    : t('for', { roles: named(having), own: named(own) });
  return (
    <Page title={t('title')}>
      <Empty says={says} offer={<Link to={'/home' as never}>{t('home')}</Link>} />
    </Page>
  );
}
