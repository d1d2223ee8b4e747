import { problemTable } from '../../base/problem.ts';

export const serverProblem = problemTable({
  'server.setting-bad': {
    severity: 'error',
    message: {
      'zh-CN': '设置 {name} 的值“{value}”无效。',
      'zh-TW': '設定 {name} 的值「{value}」無效。',
      en: 'The setting {name} cannot be “{value}”.',
    },
    fix: { 'zh-CN': '可用的值：{wanted}。', 'zh-TW': '可用的值：{wanted}。', en: 'It takes {wanted}.' },
  },
  'server.setting-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '配置文件里不能有“{name}”。',
      'zh-TW': '設定檔裡不能有「{name}」。',
      en: 'The configuration file cannot give “{name}”.',
    },
    fix: {
      'zh-CN': '可以写的设置：{names}。',
      'zh-TW': '可以寫的設定：{names}。',
      en: 'It can give {names}.',
    },
  },
  'server.settings-unreadable': {
    severity: 'error',
    message: {
      'zh-CN': '配置文件无法读取：{reason}',
      'zh-TW': '設定檔無法讀取：{reason}',
      en: 'The configuration file cannot be read: {reason}',
    },
    fix: {
      'zh-CN': '每行写一个设置：名称: 值。',
      'zh-TW': '每行寫一個設定：名稱: 值。',
      en: 'Write one setting a line: NAME: value.',
    },
  },
  'server.port-taken': {
    severity: 'error',
    message: { 'zh-CN': '端口 {port} 已被占用。', 'zh-TW': '連接埠 {port} 已被占用。', en: 'Port {port} is taken.' },
    fix: {
      'zh-CN': '用 PORT=… 换一个端口，或先停掉占用它的程序。',
      'zh-TW': '用 PORT=… 換一個連接埠，或先停掉占用它的程式。',
      en: 'Choose another with PORT=…, or stop the program that holds it.',
    },
  },
});
