import { problemTable } from '../../base/problem.ts';

/** What keeps a command from being done in somebody's name. */
export const handProblem = problemTable({
  'cli.token-unknown': {
    severity: 'error',
    message: {
      'zh-CN': 'JIXIN_TOKEN 里的令牌不认识、已撤销或已过期。',
      'zh-TW': 'JIXIN_TOKEN 裡的權杖不認得、已撤銷或已過期。',
      en: 'The token of JIXIN_TOKEN is unknown, revoked or past its end.',
    },
    fix: {
      'zh-CN': '在网页“我的账号 → 令牌”里新建一个；要以系统用户办理，就不要设置 JIXIN_TOKEN。',
      'zh-TW': '在網頁「我的帳號 → 權杖」裡新建一個；要以系統使用者辦理，就不要設定 JIXIN_TOKEN。',
      en: 'Make one on the web’s page “My account”, or leave JIXIN_TOKEN unset to act as the system’s user.',
    },
  },
  'cli.as-with-token': {
    severity: 'error',
    message: {
      'zh-CN': '由谁办理说了两次：JIXIN_TOKEN 和 --as。',
      'zh-TW': '由誰辦理說了兩次：JIXIN_TOKEN 和 --as。',
      en: 'Both JIXIN_TOKEN and --as say who acts.',
    },
    fix: {
      'zh-CN': '去掉 --as；令牌的账号自己办理。',
      'zh-TW': '去掉 --as；權杖的帳號自己辦理。',
      en: 'Leave out --as: the token’s account acts.',
    },
  },
  'cli.token-needed': {
    severity: 'error',
    message: {
      'zh-CN': '服务器要知道是谁在请求，而 JIXIN_TOKEN 没有设置。',
      'zh-TW': '伺服器要知道是誰在請求，而 JIXIN_TOKEN 沒有設定。',
      en: 'The server has to know who asks, and JIXIN_TOKEN is not set.',
    },
    fix: {
      'zh-CN': '在网页“我的账号 → 令牌”里新建一个，放进 JIXIN_TOKEN。',
      'zh-TW': '在網頁「我的帳號 → 權杖」裡新建一個，放進 JIXIN_TOKEN。',
      en: 'Make a token on the web’s page “My account” and put it into JIXIN_TOKEN.',
    },
  },
  'cli.server-bad': {
    severity: 'error',
    message: {
      'zh-CN': '“{server}”不是服务器的地址。',
      'zh-TW': '「{server}」不是伺服器的位址。',
      en: '“{server}” is no address of a server.',
    },
    fix: {
      'zh-CN': '写成 https://pay.acme.example 或 http://127.0.0.1:4680。',
      'zh-TW': '寫成 https://pay.acme.example 或 http://127.0.0.1:4680。',
      en: 'Write https://pay.acme.example or http://127.0.0.1:4680.',
    },
  },
  'cli.server-away': {
    severity: 'error',
    message: {
      'zh-CN': '{server} 没有 Jixin 回答（{reason}）。',
      'zh-TW': '{server} 沒有 Jixin 回答（{reason}）。',
      en: 'No Jixin answers at {server} ({reason}).',
    },
    fix: {
      'zh-CN': '启动它（jixin serve），或用 --server 给出它的地址。',
      'zh-TW': '啟動它（jixin serve），或用 --server 給出它的位址。',
      en: 'Start it (jixin serve), or give its address with --server.',
    },
  },
  'cli.address-bad': {
    severity: 'error',
    message: {
      'zh-CN': '“{address}”不是 API 的地址。',
      'zh-TW': '「{address}」不是 API 的位址。',
      en: '“{address}” is no address of the API.',
    },
    fix: {
      'zh-CN': '写成 /api/…，例如 /api/people；全部地址见服务器的 /api 页。',
      'zh-TW': '寫成 /api/…，例如 /api/people；全部位址見伺服器的 /api 頁。',
      en: 'Write /api/…, such as /api/people; the server’s page /api has them all.',
    },
  },
  'cli.body-bad': {
    severity: 'error',
    message: {
      'zh-CN': '--body 不是 JSON（{reason}）。',
      'zh-TW': '--body 不是 JSON（{reason}）。',
      en: '--body is not JSON ({reason}).',
    },
    fix: {
      'zh-CN': "用单引号括住：--body '…'；或写进文件：--body @body.json。",
      'zh-TW': "用單引號括住：--body '…'；或寫進檔案：--body @body.json。",
      en: "Put single quotes around it: --body '…'; or write it to a file: --body @body.json.",
    },
  },
  'cli.reach-short': {
    severity: 'error',
    message: {
      'zh-CN': '此命令涉及所有人，而您的账号在“{action}”上只管到自己或本组。',
      'zh-TW': '此指令涉及所有人，而您的帳號在“{action}”上只管到自己或本組。',
      en: 'This command is about everybody, and for “{action}” your account reaches only yourself or your team.',
    },
    fix: {
      'zh-CN': '看自己的部分：jixin api GET 地址（地址见服务器的 /api 页）；或由管得到所有人的账号办理。',
      'zh-TW': '看自己的部分：jixin api GET 位址（位址見伺服器的 /api 頁）；或由管得到所有人的帳號辦理。',
      en: 'For your own part: jixin api GET ADDRESS (the addresses are on the server’s page /api); or let an account that reaches everybody do it.',
    },
  },
  'cli.nobody-acts': {
    severity: 'error',
    message: {
      'zh-CN': '“jixin {verb}”要由一个账号办理，没有说是哪个。',
      'zh-TW': '「jixin {verb}」要由一個帳號辦理，沒有說是哪個。',
      en: '“jixin {verb}” is done by an account, and none was named.',
    },
    fix: {
      'zh-CN': '加 --as 登录名，或把账号的 API 令牌放进 JIXIN_TOKEN。',
      'zh-TW': '加 --as 登入名，或把帳號的 API 權杖放進 JIXIN_TOKEN。',
      en: 'Add --as LOGIN, or put an API token of the account into JIXIN_TOKEN.',
    },
  },
  'cli.no-account': {
    severity: 'error',
    message: {
      'zh-CN': '没有登录名为“{login}”的账号。',
      'zh-TW': '沒有登入名為「{login}」的帳號。',
      en: 'There is no account with the sign-in name “{login}”.',
    },
    fix: {
      'zh-CN': '登录名见网页“设置 → 账号”。',
      'zh-TW': '登入名見網頁「設定 → 帳號」。',
      en: 'The sign-in names are on the web’s page of accounts.',
    },
  },
});
