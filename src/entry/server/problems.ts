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
  'server.cannot-listen': {
    severity: 'error',
    message: {
      'zh-CN': '无法在 {host} 的端口 {port} 上监听（{reason}）。',
      'zh-TW': '無法在 {host} 的連接埠 {port} 上監聽（{reason}）。',
      en: 'The server cannot listen at {host}, port {port} ({reason}).',
    },
    fix: {
      'zh-CN': 'HOST 要写本机的地址：127.0.0.1 只限本机，0.0.0.0 对所有人；1024 以下的端口要有相应的权限。',
      'zh-TW': 'HOST 要寫本機的位址：127.0.0.1 只限本機，0.0.0.0 對所有人；1024 以下的連接埠要有相應的權限。',
      en: 'HOST is an address of this machine: 127.0.0.1 for this machine only, 0.0.0.0 for everybody. Ports below 1024 need the right to them.',
    },
  },
});
