import { type Problem, problemTable } from '../base/problem.ts';
import { ACTION_TITLES } from './action-titles.ts';
import type { Action } from './policy.ts';

export const accessProblem = problemTable({
  'access.signed-out': {
    severity: 'error',
    message: {
      'zh-CN': '尚未登录，或登录已过期。',
      'zh-TW': '尚未登入，或登入已過期。',
      en: 'Not signed in, or the session has ended.',
    },
    fix: { 'zh-CN': '请重新登录。', 'zh-TW': '請重新登入。', en: 'Sign in again.' },
  },
  'access.forbidden': {
    severity: 'error',
    message: {
      'zh-CN': '您的账号不能做这件事（{title}）。',
      'zh-TW': '您的帳號不能做這件事（{title}）。',
      en: 'Your account may not do this ({title}).',
    },
    fix: {
      'zh-CN': '如工作需要，请让系统管理员调整角色，或由经理授予查看权限。',
      'zh-TW': '如工作需要，請讓系統管理員調整角色，或由經理授予檢視權限。',
      en: 'If your work needs it, ask an administrator for the role, or a manager for the grant.',
    },
  },
  'access.wrong-credentials': {
    severity: 'error',
    message: {
      'zh-CN': '登录名或密码不对。',
      'zh-TW': '登入名稱或密碼不對。',
      en: 'The sign-in name or the password is wrong.',
    },
    fix: {
      'zh-CN': '请检查大小写后重试；忘记密码请找系统管理员重置。',
      'zh-TW': '請檢查大小寫後重試；忘記密碼請找系統管理員重設。',
      en: 'Check upper and lower case; an administrator can reset a forgotten password.',
    },
  },
  'access.throttled': {
    severity: 'error',
    message: { 'zh-CN': '失败次数太多。', 'zh-TW': '失敗次數太多。', en: 'Too many failed attempts.' },
    fix: {
      'zh-CN': '请 {minutes} 分钟后再试。',
      'zh-TW': '請 {minutes} 分鐘後再試。',
      en: 'Try again in {minutes} minutes.',
    },
  },
  'access.wrong-code': {
    severity: 'error',
    message: {
      'zh-CN': '验证码不对或已用过。',
      'zh-TW': '驗證碼不對或已用過。',
      en: 'The code is wrong or was used already.',
    },
    fix: {
      'zh-CN': '请输入验证器里当前显示的 6 位数字，并检查手机时间；或输入一个没用过的恢复码。',
      'zh-TW': '請輸入驗證器裡目前顯示的 6 位數字，並檢查手機時間；或輸入一個沒用過的復原碼。',
      en: 'Type the 6 digits the authenticator shows now, and check the phone’s clock; or a recovery code not used before.',
    },
  },
  'access.no-second-factor': {
    severity: 'error',
    message: {
      'zh-CN': '没有启用两步验证，也就没有恢复码。',
      'zh-TW': '沒有啟用兩步驟驗證，也就沒有復原碼。',
      en: 'Without a second factor there are no recovery codes.',
    },
    fix: { 'zh-CN': '请先启用两步验证。', 'zh-TW': '請先啟用兩步驟驗證。', en: 'Turn the second factor on first.' },
  },
  'access.weak-password': {
    severity: 'error',
    message: {
      'zh-CN': '密码至少要 {length} 个字符，且不能是登录名。',
      'zh-TW': '密碼至少要 {length} 個字元，且不能是登入名稱。',
      en: 'A password has at least {length} characters and is not the sign-in name.',
    },
    fix: {
      'zh-CN': '用几个不相干的词连成一句最好记。',
      'zh-TW': '用幾個不相干的詞連成一句最好記。',
      en: 'A few unrelated words in a row are easiest to remember.',
    },
  },
  'access.password-due': {
    severity: 'error',
    message: {
      'zh-CN': '当前密码是别人设置的，必须先修改。',
      'zh-TW': '目前密碼是別人設定的，必須先修改。',
      en: 'Somebody else set this password; it has to be changed first.',
    },
    fix: { 'zh-CN': '请设置自己的密码。', 'zh-TW': '請設定自己的密碼。', en: 'Set a password of your own.' },
  },
  'access.login-taken': {
    severity: 'error',
    message: {
      'zh-CN': '登录名“{login}”或该人员已有账号。',
      'zh-TW': '登入名稱「{login}」或該人員已有帳號。',
      en: 'The name “{login}” or this person has an account already.',
    },
    fix: {
      'zh-CN': '换一个登录名，或修改已有账号。',
      'zh-TW': '換一個登入名稱，或修改已有帳號。',
      en: 'Choose another name, or change the account there is.',
    },
  },
  'access.person-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '花名册里没有编号为“{person}”的人员。',
      'zh-TW': '名冊裡沒有編號為「{person}」的人員。',
      en: 'Nobody on the roster has the number “{person}”.',
    },
    fix: {
      'zh-CN': '填花名册里的编号；新人请先导入花名册。不属于任何人员的账号，这一项留空。',
      'zh-TW': '填名冊裡的編號；新人請先匯入名冊。不屬於任何人員的帳號，這一項留空。',
      en: 'Give a number of the roster; import newcomers first. Leave it empty for an account that is nobody’s.',
    },
  },
  'access.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有这个对象：{id}。', 'zh-TW': '沒有這個物件：{id}。', en: 'There is no such thing: {id}.' },
    fix: {
      'zh-CN': '它可能已被删除；请返回列表。',
      'zh-TW': '它可能已被刪除；請返回清單。',
      en: 'It may have been removed; go back to the list.',
    },
  },
  'access.own-account': {
    severity: 'error',
    message: {
      'zh-CN': '不能对自己的账号做这件事。',
      'zh-TW': '不能對自己的帳號做這件事。',
      en: 'Nobody does this to their own account.',
    },
    fix: { 'zh-CN': '请另一位管理员来做。', 'zh-TW': '請另一位管理員來做。', en: 'Ask another administrator.' },
  },
  'access.already-set-up': {
    severity: 'error',
    message: { 'zh-CN': '组织已经建立。', 'zh-TW': '組織已經建立。', en: 'The organisation is set up already.' },
    fix: { 'zh-CN': '请登录。', 'zh-TW': '請登入。', en: 'Sign in.' },
  },
  'access.identity-taken': {
    severity: 'error',
    message: {
      'zh-CN': '账号“{login}”已经绑定了这个身份。',
      'zh-TW': '帳號「{login}」已經綁定了這個身分。',
      en: 'The account “{login}” is tied to this identity already.',
    },
    fix: {
      'zh-CN': '先在那个账号上解除绑定。',
      'zh-TW': '先在那個帳號上解除綁定。',
      en: 'Untie it there first.',
    },
  },
  'access.oidc-off': {
    severity: 'error',
    message: {
      'zh-CN': '这里没有设置企业账号登录。',
      'zh-TW': '這裡沒有設定企業帳號登入。',
      en: 'No identity provider is set up here.',
    },
    fix: {
      'zh-CN': '请用登录名和密码登录；管理员可按运维文档设置 OIDC_ISSUER。',
      'zh-TW': '請用登入名稱和密碼登入；管理員可按維運文件設定 OIDC_ISSUER。',
      en: 'Sign in by name and password; an administrator can set OIDC_ISSUER.',
    },
  },
  'access.oidc-unreachable': {
    severity: 'error',
    message: {
      'zh-CN': '企业账号系统没有回应：{reason}',
      'zh-TW': '企業帳號系統沒有回應：{reason}',
      en: 'The identity provider did not answer: {reason}',
    },
    fix: {
      'zh-CN': '请稍后再试，或用登录名和密码登录；一直如此请管理员检查 OIDC_ISSUER 与网络。',
      'zh-TW': '請稍後再試，或用登入名稱和密碼登入；一直如此請管理員檢查 OIDC_ISSUER 與網路。',
      en: 'Try again later, or sign in by name and password; an administrator can check OIDC_ISSUER and the network.',
    },
  },
  'access.oidc-expired': {
    severity: 'error',
    message: {
      'zh-CN': '这次登录已经过期，或不是在这个浏览器里开始的。',
      'zh-TW': '這次登入已經過期，或不是在這個瀏覽器裡開始的。',
      en: 'This sign-in has expired, or was not begun in this browser.',
    },
    fix: {
      'zh-CN': '请返回登录页重新开始，并在 {minutes} 分钟内完成；浏览器须允许 Cookie。',
      'zh-TW': '請返回登入頁重新開始，並在 {minutes} 分鐘內完成；瀏覽器須允許 Cookie。',
      en: 'Begin again on the sign-in page and finish within {minutes} minutes; the browser has to accept cookies.',
    },
  },
  'access.oidc-denied': {
    severity: 'error',
    message: {
      'zh-CN': '企业账号系统没有放行：{reason}',
      'zh-TW': '企業帳號系統沒有放行：{reason}',
      en: 'The identity provider said no: {reason}',
    },
    fix: {
      'zh-CN': '若是您自己取消的，请重新登录；否则请管理员在那边开通本系统。',
      'zh-TW': '若是您自己取消的，請重新登入；否則請管理員在那邊開通本系統。',
      en: 'If you cancelled, sign in again; otherwise ask an administrator to admit you there.',
    },
  },
  'access.oidc-invalid': {
    severity: 'error',
    message: {
      'zh-CN': '企业账号系统的回答与这次登录不符，已拒绝：{reason}',
      'zh-TW': '企業帳號系統的回答與這次登入不符，已拒絕：{reason}',
      en: 'What the identity provider answered does not belong to this sign-in and was refused: {reason}',
    },
    fix: {
      'zh-CN': '请返回登录页重新开始；再次出现请管理员核对 OIDC 设置和两边的时钟。',
      'zh-TW': '請返回登入頁重新開始；再次出現請管理員核對 OIDC 設定和兩邊的時鐘。',
      en: 'Begin again on the sign-in page; if it happens again, an administrator should check the OIDC settings and both clocks.',
    },
  },
  'access.oidc-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '您的企业账号（编号 {subject}，邮箱 {email}）在这里还没有对应的账号。',
      'zh-TW': '您的企業帳號（編號 {subject}，信箱 {email}）在這裡還沒有對應的帳號。',
      en: 'No account here is tied to your identity (subject {subject}, e-mail {email}).',
    },
    fix: {
      'zh-CN': '请把这个编号发给系统管理员，由他绑定到您的账号；账号不会自动建立。',
      'zh-TW': '請把這個編號發給系統管理員，由他綁定到您的帳號；帳號不會自動建立。',
      en: 'Send the subject to an administrator, who ties it to your account; none is made by itself.',
    },
  },
  'access.oidc-disabled': {
    severity: 'error',
    message: { 'zh-CN': '您的账号已停用。', 'zh-TW': '您的帳號已停用。', en: 'Your account is switched off.' },
    fix: {
      'zh-CN': '如有疑问请找系统管理员。',
      'zh-TW': '如有疑問請找系統管理員。',
      en: 'Ask an administrator if you think it should not be.',
    },
  },
});

/** What an account may not do, by its title. */
export const forbidden = (action: Action): Problem =>
  accessProblem('access.forbidden', { action, title: ACTION_TITLES[action] });
