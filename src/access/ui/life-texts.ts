import { defineTexts } from '../../platform/ui/texts.ts';

/** Words of the account page and of who looks after accounts, beyond signing in. */
export const useLifeTexts = defineTexts('account-life', {
  close: { 'zh-CN': '我已保存，关闭', 'zh-TW': '我已儲存，關閉', en: 'I have kept it; close' },
  once: {
    'zh-CN': '只显示这一次；离开本页后无法再查看。',
    'zh-TW': '只顯示這一次；離開本頁後無法再檢視。',
    en: 'Shown this once; it cannot be seen again after this page.',
  },
  download: { 'zh-CN': '下载', 'zh-TW': '下載', en: 'Download' },
  yourPassword: { 'zh-CN': '您的密码', 'zh-TW': '您的密碼', en: 'Your password' },
  cancel: { 'zh-CN': '取消', 'zh-TW': '取消', en: 'Cancel' },

  scan: {
    'zh-CN': '用验证器应用扫描，或手动输入密钥，再输入它显示的 6 位数字：',
    'zh-TW': '用驗證器應用程式掃描，或手動輸入金鑰，再輸入它顯示的 6 位數字：',
    en: 'Scan this with your authenticator app, or type the key, then give the 6 digits it shows:',
  },
  qr: { 'zh-CN': '密钥的二维码', 'zh-TW': '金鑰的 QR 碼', en: 'The key as a QR code' },
  change: { 'zh-CN': '换一个验证器', 'zh-TW': '換一個驗證器', en: 'Change the authenticator' },
  turnOff: { 'zh-CN': '关闭两步验证', 'zh-TW': '關閉兩步驟驗證', en: 'Turn it off' },
  renew: { 'zh-CN': '重新生成恢复码', 'zh-TW': '重新產生復原碼', en: 'Make new recovery codes' },
  codesLeft: {
    'zh-CN': '恢复码还剩 {{count}} 个。',
    'zh-TW': '復原碼還剩 {{count}} 個。',
    en: 'Recovery codes left: {{count}}.',
  },
  codes: { 'zh-CN': '恢复码', 'zh-TW': '復原碼', en: 'Recovery codes' },
  codesNote: {
    'zh-CN': '手机丢失时，用任一个代替 6 位数字登录，每个只能用一次。请打印或存放在安全的地方。',
    'zh-TW': '手機遺失時，用任一個代替 6 位數字登入，每個只能用一次。請列印或存放在安全的地方。',
    en: 'When the phone is lost, any of these signs you in in place of the 6 digits, each once. Print them or keep them safe.',
  },

  sessions: { 'zh-CN': '登录的设备', 'zh-TW': '登入的裝置', en: 'Where you are signed in' },
  device: { 'zh-CN': '设备', 'zh-TW': '裝置', en: 'Device' },
  since: { 'zh-CN': '登录时间', 'zh-TW': '登入時間', en: 'Since' },
  seen: { 'zh-CN': '最近使用', 'zh-TW': '最近使用', en: 'Last seen' },
  here: { 'zh-CN': '当前', 'zh-TW': '目前', en: 'this one' },
  end: { 'zh-CN': '退出', 'zh-TW': '登出', en: 'End' },
  endOthers: { 'zh-CN': '退出其他所有设备', 'zh-TW': '登出其他所有裝置', en: 'End all others' },

  tokens: { 'zh-CN': 'API 令牌', 'zh-TW': 'API 權杖', en: 'API tokens' },
  tokensNote: {
    'zh-CN': '给程序用：以您的身份调用接口，最多做到您能做的事。',
    'zh-TW': '給程式用：以您的身分呼叫介面，最多做到您能做的事。',
    en: 'For programs: they call the API as you, and reach at most what you do.',
  },
  noTokens: { 'zh-CN': '还没有令牌。', 'zh-TW': '還沒有權杖。', en: 'No tokens yet.' },
  tokenName: { 'zh-CN': '用途', 'zh-TW': '用途', en: 'What for' },
  scope: { 'zh-CN': '范围', 'zh-TW': '範圍', en: 'Scope' },
  scopeAll: { 'zh-CN': '账号能做的一切', 'zh-TW': '帳號能做的一切', en: 'Everything the account may do' },
  scopeHint: {
    'zh-CN': '留空表示您能做的一切',
    'zh-TW': '留空表示您能做的一切',
    en: 'Empty: everything you may do',
  },
  days: { 'zh-CN': '有效天数', 'zh-TW': '有效天數', en: 'Days it is good for' },
  makeToken: { 'zh-CN': '生成令牌', 'zh-TW': '產生權杖', en: 'Make a token' },
  tokenSecret: { 'zh-CN': '新令牌', 'zh-TW': '新權杖', en: 'The new token' },
  expires: { 'zh-CN': '到期', 'zh-TW': '到期', en: 'Ends' },
  lastUsed: { 'zh-CN': '最近使用', 'zh-TW': '最近使用', en: 'Last used' },
  neverUsed: { 'zh-CN': '从未', 'zh-TW': '從未', en: 'never' },
  ended: { 'zh-CN': '已失效', 'zh-TW': '已失效', en: 'ended' },
  revoke: { 'zh-CN': '撤销', 'zh-TW': '撤銷', en: 'Revoke' },
  revokeSure: {
    'zh-CN': '撤销后，使用它的程序立即无法访问。',
    'zh-TW': '撤銷後，使用它的程式立即無法存取。',
    en: 'Whatever uses it is refused from then on.',
  },
  holder: { 'zh-CN': '账号', 'zh-TW': '帳號', en: 'Account' },
  tokensAll: { 'zh-CN': '所有 API 令牌', 'zh-TW': '所有 API 權杖', en: 'Everybody’s API tokens' },

  search: {
    'zh-CN': '搜索登录名、姓名、工号',
    'zh-TW': '搜尋登入名稱、姓名、工號',
    en: 'Sign-in name, name or person',
  },
  nobody: { 'zh-CN': '没有符合的账号。', 'zh-TW': '沒有符合的帳號。', en: 'No account fits.' },
  personHint: {
    'zh-CN': '选择还没有账号的人员',
    'zh-TW': '選擇還沒有帳號的人員',
    en: 'Choose among staff without an account',
  },
  resetSure: {
    'zh-CN': '会生成一次性密码；{{login}} 的登录、两步验证和恢复码立即失效，下次登录须改密码。API 令牌不受影响。',
    'zh-TW': '會產生一次性密碼；{{login}} 的登入、兩步驟驗證和復原碼立即失效，下次登入須改密碼。API 權杖不受影響。',
    en: 'Makes a password for one sign-in. The sessions, second factor and recovery codes of {{login}} end now; API tokens stay.',
  },
  disableSure: {
    'zh-CN': '{{login}} 立即无法登录，其登录和 API 令牌停止工作；数据和记录保留，随时可以再启用。',
    'zh-TW': '{{login}} 立即無法登入，其登入和 API 權杖停止運作；資料和紀錄保留，隨時可以再啟用。',
    en: '{{login}} cannot sign in from now on, and their sessions and tokens stop. Nothing is deleted; it can be enabled again.',
  },

  batch: { 'zh-CN': '为员工批量开通', 'zh-TW': '為員工批次開通', en: 'Accounts for staff' },
  batchNote: {
    'zh-CN': '还没有账号的在职人员。登录名为工号，一次性密码在开通后下载，首次登录须修改。',
    'zh-TW': '還沒有帳號的在職人員。登入名稱為工號，一次性密碼在開通後下載，首次登入須修改。',
    en: 'Staff of today without an account. They sign in by their number, with a password for one sign-in from the sheet.',
  },
  batchNone: { 'zh-CN': '在职人员都已有账号。', 'zh-TW': '在職人員都已有帳號。', en: 'All staff have an account.' },
  roleByLeading: {
    'zh-CN': '带人者为组长，其余为专员',
    'zh-TW': '帶人者為組長，其餘為專員',
    en: 'Lead for who leads, else agent',
  },
  post: { 'zh-CN': '岗位', 'zh-TW': '職位', en: 'Post' },
  team: { 'zh-CN': '组', 'zh-TW': '組', en: 'Team' },
  all: { 'zh-CN': '全部', 'zh-TW': '全部', en: 'all' },
  chooseAll: { 'zh-CN': '全选', 'zh-TW': '全選', en: 'Choose all' },
  give: { 'zh-CN': '开通 {{count}} 个账号', 'zh-TW': '開通 {{count}} 個帳號', en: 'Make {{count}} accounts' },
  given: {
    'zh-CN': '已开通 {{count}} 个账号。密码表只能现在下载。',
    'zh-TW': '已開通 {{count}} 個帳號。密碼表只能現在下載。',
    en: '{{count}} accounts made. The sheet of passwords can be downloaded now only.',
  },
  sheet: { 'zh-CN': '下载密码表', 'zh-TW': '下載密碼表', en: 'Download the sheet' },
});
