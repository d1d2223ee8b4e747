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
