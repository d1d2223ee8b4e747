import { useMutation } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { ROLE_TITLES, ROLES } from '../../access/index.ts';
import { type Me, reaches, useForgetAll, useMe } from '../../access/ui/session.ts';
import { MARK } from '../../base/brand.ts';
import { LANGS, type Lang } from '../../base/text.ts';
import { Bell } from '../../notices/ui/bell.tsx';
import { answer, api } from '../../platform/ui/api.ts';
import { Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { useStrip } from '../../platform/ui/strip.ts';
import { changeLang, defineTexts, useLang, useSay } from '../../platform/ui/texts.ts';
import { useTheme } from '../../platform/ui/theme.tsx';
import { useAhead } from './ahead.ts';
import { NotYoursPage } from './not-yours.tsx';
import { PAGES } from './pages.ts';
import { Finder } from './palette/opener.tsx';
import { type Group, groupsOf, type RailPage, standOn } from './rail.ts';
import './shell.css';

/** The frame of every page: the rail by task, the page, and the "why?" panel beside it. */

const SignInPage = lazy(() => import('../../access/ui/sign-in.tsx').then((m) => ({ default: m.SignInPage })));
const PasswordForm = lazy(() => import('../../access/ui/password-form.tsx').then((m) => ({ default: m.PasswordForm })));
const AppealableWhy = lazy(() => import('./appealable-why.tsx').then((m) => ({ default: m.AppealableWhy })));

const useTexts = defineTexts('shell', {
  skip: { 'zh-CN': '跳到正文', 'zh-TW': '跳到正文', en: 'Skip to content' },
  rail: { 'zh-CN': '导航', 'zh-TW': '導覽', en: 'Navigation' },
  menu: { 'zh-CN': '账号、语言与外观', 'zh-TW': '帳號、語言與外觀', en: 'Account, language and look' },
  language: { 'zh-CN': '语言', 'zh-TW': '語言', en: 'Language' },
  dark: { 'zh-CN': '深色', 'zh-TW': '深色', en: 'Dark' },
  light: { 'zh-CN': '浅色', 'zh-TW': '淺色', en: 'Light' },
  account: { 'zh-CN': '我的账号', 'zh-TW': '我的帳號', en: 'My account' },
  signOut: { 'zh-CN': '退出登录', 'zh-TW': '登出', en: 'Sign out' },
  passwordDue: { 'zh-CN': '请先设置自己的密码', 'zh-TW': '請先設定自己的密碼', en: 'Choose your own password first' },
});

const LANG_NAMES: Readonly<Record<Lang, string>> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' };

export function Shell() {
  const me = useMe();
  const t = useTexts();
  if (me.isPending) return <Waiting lines={8} />;
  if (me.error) return <Failure error={me.error} />;
  if (me.data === null) {
    return (
      <Suspense fallback={<Waiting lines={8} />}>
        <SignInPage language={<Languages />} />
      </Suspense>
    );
  }
  if (me.data.account.mustChangePassword) {
    return (
      <Suspense fallback={<Waiting lines={8} />}>
        <main className="door">
          <h1>{t('passwordDue')}</h1>
          <PasswordForm onChanged={() => me.refetch()} />
        </main>
      </Suspense>
    );
  }
  return <Frame me={me.data} />;
}

function Frame({ me }: { readonly me: Me }) {
  const t = useTexts();
  const search = useSearch({ strict: false }) as { why?: string };
  const path = useRouterState({ select: (state) => state.location.pathname });
  const groups = useMemo(() => groupsOf(me), [me]);
  const stand = standOn(groups, path);
  useAhead(groups.flatMap(({ pages }) => pages));
  return (
    <div className={search.why ? 'frame frame-why' : 'frame'}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Rail me={me} groups={groups} group={stand?.group} />
      <main id="content" className="content" tabIndex={-1}>
        {stand && <GroupPages {...stand} />}
        <Suspense fallback={<Waiting lines={12} />}>
          <Start first={groups[0]?.pages[0].path} />
          <Content me={me} />
        </Suspense>
      </main>
      {search.why !== undefined && (
        <Suspense fallback={<Waiting lines={8} />}>
          <AppealableWhy me={me} />
        </Suspense>
      )}
    </div>
  );
}

/** The page of the address, or whose it is where the policy gives the reader nothing of it. */
function Content({ me }: { readonly me: Me }) {
  const route = useRouterState({ select: ({ matches }) => matches.at(-1)?.routeId as string | undefined });
  const page = PAGES.find(({ path }) => path === route);
  return page === undefined || reaches(me, page.action) ? <Outlet /> : <NotYoursPage page={page} me={me} />;
}

/** The bare address leads to the first page of one's rail. */
function Start({ first }: { readonly first: string | undefined }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const navigate = useNavigate();
  useEffect(() => {
    if (path === '/' && first !== undefined && first !== '/') navigate({ to: first as never, replace: true });
  }, [path, first, navigate]);
  return null;
}

/** An account that is nobody's is called by its role: in the reader's language, whatever it was set up in. */
function nameOf({ account }: Me, say: ReturnType<typeof useSay>): string {
  const title = ROLES.map((role) => ROLE_TITLES[role]).find((one) => Object.values(one).includes(account.name));
  return account.person === null && title !== undefined ? say(title) : account.name;
}

interface RailProps {
  readonly me: Me;
  readonly groups: readonly Group[];
  /** Where the reader is. */
  readonly group: Group | undefined;
}

function Rail({ me, groups, group }: RailProps) {
  const t = useTexts();
  const say = useSay();
  const strip = useStrip<HTMLUListElement>(group?.id);
  return (
    <nav className="rail" aria-label={t('rail')}>
      <div className="rail-top">
        <Link to="/" className="rail-brand">
          {say(MARK)}
        </Link>
        <Bell />
      </div>
      <Finder me={me} />
      <ul className="rail-groups" ref={strip}>
        {groups.map((one) => (
          <li key={one.id}>
            <Link
              to={one.pages[0].path as never}
              className="rail-link"
              activeOptions={{ exact: true }}
              aria-current={one === group ? 'page' : undefined}
            >
              {say(one.title)}
            </Link>
          </li>
        ))}
      </ul>
      <Corner me={me} />
    </nav>
  );
}

/** The pages of the task one is at, where it has several. */
function GroupPages({ group, page }: { readonly group: Group; readonly page: RailPage }) {
  const say = useSay();
  const strip = useStrip<HTMLElement>(page.path);
  if (group.pages.length < 2) return null;
  return (
    <nav className="group-pages" ref={strip} aria-label={say(group.title)}>
      {group.pages.map((one) => (
        <Link
          key={one.path}
          to={one.path as never}
          activeOptions={{ exact: true }}
          aria-current={one === page ? 'page' : undefined}
        >
          {say(one.rail.title)}
        </Link>
      ))}
    </nav>
  );
}

const MENU = 'rail-menu';

/** What is one's own. It stands at the rail's foot; on a phone it is the menu at the end of the one row. */
function Corner({ me }: { readonly me: Me }) {
  const t = useTexts();
  const say = useSay();
  const menu = useRef<HTMLDivElement>(null);
  const { theme, setTheme } = useTheme();
  const forgetAll = useForgetAll();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => answer(api.POST('/api/sign-out')),
    onSuccess: async () => {
      await navigate({ to: '/', search: {} as never });
      await forgetAll();
    },
  });
  return (
    <>
      <button type="button" className="rail-menu-button" popoverTarget={MENU} aria-label={t('menu')}>
        <MenuShape />
      </button>
      <div id={MENU} ref={menu} popover="auto" className="rail-corner">
        <Link to={'/me' as never} className="rail-link" onClick={() => menu.current?.hidePopover()}>
          {nameOf(me, say)}
          <span className="visually-hidden rail-own-what">（{t('account')}）</span>
        </Link>
        <Languages />
        <button type="button" className="rail-button" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
          {theme === 'dark' ? t('light') : t('dark')}
        </button>
        <button type="button" className="rail-button" onClick={() => signOut.mutate()}>
          {t('signOut')}
        </button>
      </div>
    </>
  );
}

function MenuShape() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d="M3 5.5h14M3 10h14M3 14.5h14" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

function Languages() {
  const t = useTexts();
  const lang = useLang();
  return (
    <label className="languages">
      <span className="visually-hidden">{t('language')}</span>
      <select value={lang} onChange={(event) => changeLang(event.target.value as Lang)}>
        {LANGS.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANG_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
