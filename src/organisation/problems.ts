import { problemTable } from '../base/problem.ts';

export const organisationProblem = problemTable({
  'organisation.closed-period': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 已经关账，设置不能从 {from} 起改。',
      'zh-TW': '{period} 已經關帳，設定不能從 {from} 起改。',
      en: '{period} is closed: a setting cannot change from {from} on.',
    },
    fix: {
      'zh-CN': '选关账期间之后的日期。',
      'zh-TW': '選關帳期間之後的日期。',
      en: 'Choose a day after the closed period.',
    },
  },
  'organisation.city-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '法规表里没有城市“{city}”，核算工资时会停下。',
      'zh-TW': '法規表裡沒有城市「{city}」，核算薪資時會停下。',
      en: 'The tables of law do not know the city “{city}”: pay runs would stop at it.',
    },
    fix: {
      'zh-CN': '已有：{known}。其他城市由技术先把当地标准放进数据文件夹的 law/（样例见 docs/operate/law.md）。',
      'zh-TW': '已有：{known}。其他城市由技術先把當地標準放進資料夾的 law/（樣例見 docs/operate/law.md）。',
      en: 'On file: {known}. For another city put what it published into law/ of the data folder first (docs/operate/law.md shows one).',
    },
  },
  'organisation.no-channels': {
    severity: 'error',
    message: {
      'zh-CN': '这种记录没有渠道。',
      'zh-TW': '這種紀錄沒有管道。',
      en: 'Rows of this kind have no channel.',
    },
    fix: {
      'zh-CN': '不填渠道，网址适用于这种记录的全部。',
      'zh-TW': '不填管道，網址適用於這種紀錄的全部。',
      en: 'Leave the channel empty: the address is for all of them.',
    },
  },
});
