import { type Me, reaches } from '../../access/ui/session.ts';
import type { Text } from '../../base/text.ts';
import { PAGES, type PageEntry, type RailGroup } from './pages.ts';

/** The rail by task: a group of pages each, as far as the reader sees any of them. Staff have three. */

export interface Group {
  readonly id: RailGroup;
  readonly title: Text;
  /** The first is where the rail leads to. */
  readonly pages: readonly [RailPage, ...RailPage[]];
}

export type RailPage = PageEntry & Required<Pick<PageEntry, 'rail'>>;

/** In the rail's order. */
const TITLES: Readonly<Record<RailGroup, Text>> = {
  today: { 'zh-CN': '今日', 'zh-TW': '今日', en: 'Today' },
  data: { 'zh-CN': '数据', 'zh-TW': '資料', en: 'Data' },
  people: { 'zh-CN': '人员', 'zh-TW': '人員', en: 'People' },
  numbers: { 'zh-CN': '指标', 'zh-TW': '指標', en: 'Numbers' },
  plans: { 'zh-CN': '方案', 'zh-TW': '方案', en: 'Plans' },
  pay: { 'zh-CN': '薪酬', 'zh-TW': '薪酬', en: 'Pay' },
  reviews: { 'zh-CN': '质检与考核', 'zh-TW': '質檢與考核', en: 'Reviews' },
  growth: { 'zh-CN': '我的成长', 'zh-TW': '我的成長', en: 'My growth' },
  archive: { 'zh-CN': '档案', 'zh-TW': '檔案', en: 'Archive' },
  settings: { 'zh-CN': '设置', 'zh-TW': '設定', en: 'Settings' },
};

const ORDER = Object.keys(TITLES) as readonly RailGroup[];

export function groupsOf(me: Me): readonly Group[] {
  // Who sees nobody else's numbers: what others keep by subject is, for them, about themselves.
  const staff = !reaches(me, 'people.read', 'team');
  const pages = PAGES.filter(isInRail).filter((page) => reaches(me, page.action, page.reach));
  return ORDER.flatMap((id) => {
    const placed = pages.filter(({ rail }) => ((staff && rail.staff) || rail.group) === id);
    // What always stands here comes before what stands here for staff only.
    const [first, ...others] = placed.sort((a, b) => Number(a.rail.group !== id) - Number(b.rail.group !== id));
    if (first === undefined) return [];
    // A single page, and what is one's own, is called by its name.
    const named = others.length === 0 || (staff && id === 'pay');
    return [{ id, title: named ? first.rail.title : TITLES[id], pages: [first, ...others] }];
  });
}

function isInRail(page: PageEntry): page is RailPage {
  return page.rail !== undefined;
}

/** The page of the rail that an address belongs to: the longest that leads to it, where one lies below another. */
export function standOn(
  groups: readonly Group[],
  path: string,
): { readonly group: Group; readonly page: RailPage } | undefined {
  const stands = groups.flatMap((group) => group.pages.map((page) => ({ group, page })));
  const [below] = stands
    .filter(({ page }) => path === page.path || path.startsWith(`${page.path}/`))
    .sort((a, b) => b.page.path.length - a.page.path.length);
  const from = REACHED_FROM.find(([address]) => path.startsWith(address))?.[1] ?? [];
  return below ?? from.flatMap((one) => stands.filter(({ page }) => page.path === one))[0];
}

/** Addresses below no page of the rail: the first of these pages that the reader has leads to them. */
const REACHED_FROM: readonly (readonly [string, readonly string[]])[] = [
  ['/pay/payslips/', ['/pay/runs', '/my-pay']],
  ['/quality/checks/', ['/quality/mine']],
  ['/appeals/', ['/appeals/mine']],
  ['/reviews/rate/', ['/reviews/mine']],
  ['/reviews/results/', ['/reviews/mine']],
];
