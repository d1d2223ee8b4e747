import { theme as antd, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhTW from 'antd/locale/zh_TW';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useLang } from './texts.ts';

/** Light and dark from the same tokens; Ant Design's components are dressed in them. */

export type ThemeName = 'light' | 'dark';

const KEPT = 'jixin.theme';
const LOCALES = { 'zh-CN': zhCN, 'zh-TW': zhTW, en: enUS } as const;

const COLORS = {
  light: {
    accent: '#0d6660',
    ink: '#1f2421',
    muted: '#5c635e',
    paper: '#f7f6f2',
    panel: '#fffefb',
    line: '#dcdad2',
    edge: '#b9b7ae',
    red: '#a8261d',
    amber: '#8a5a00',
    onAccent: '#ffffff',
  },
  dark: {
    accent: '#6fc3b8',
    ink: '#e6e5df',
    muted: '#a4aaa5',
    paper: '#15181a',
    panel: '#1c2022',
    line: '#32383a',
    edge: '#4d5557',
    red: '#f0928a',
    amber: '#e0b25a',
    onAccent: '#10201e',
  },
} as const;

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

const Switch = createContext<{ theme: ThemeName; setTheme: (theme: ThemeName) => void }>({
  theme: 'light',
  setTheme: () => {},
});

export function useTheme() {
  return useContext(Switch);
}

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [theme, setTheme] = useState<ThemeName>(firstTheme);
  const lang = useLang();
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const value = useMemo(() => ({ theme, setTheme: (next: ThemeName) => keep(next, setTheme) }), [theme]);
  const c = COLORS[theme];
  return (
    <Switch.Provider value={value}>
      <ConfigProvider
        locale={LOCALES[lang]}
        button={{ autoInsertSpace: false }}
        theme={{
          algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
          token: {
            colorPrimary: c.accent,
            colorLink: c.accent,
            colorError: c.red,
            colorWarning: c.amber,
            colorText: c.ink,
            // A placeholder says something, so it is read like a note: the library's own grey is too faint for that.
            colorTextPlaceholder: c.muted,
            // What is written on the accent: the dark theme's is light.
            colorTextLightSolid: c.onAccent,
            colorBgLayout: c.paper,
            colorBgContainer: c.panel,
            // The edge of what is filled in or pressed: the browser's own controls have the same.
            colorBorder: c.edge,
            colorBorderSecondary: c.line,
            borderRadius: 4,
            fontSize: 14,
            fontFamily: 'var(--font)',
            boxShadow: 'none',
            boxShadowTertiary: 'none',
            motionDurationMid: '0.1s',
            motionDurationSlow: '0.15s',
            // Where nothing passes over time, no part may wait for the end of its passing either.
            motion: !stillness.matches,
          },
          components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
        }}
      >
        {children}
      </ConfigProvider>
    </Switch.Provider>
  );
}

function firstTheme(): ThemeName {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function keep(theme: ThemeName, set: (theme: ThemeName) => void): void {
  localStorage.setItem(KEPT, theme);
  set(theme);
}
