import { problemTable } from '../base/problem.ts';

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
      'zh-CN': '您的账号不能做这件事（{action}）。',
      'zh-TW': '您的帳號不能做這件事（{action}）。',
      en: 'Your account may not do this ({action}).',
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
      'zh-CN': '请输入验证器里当前显示的 6 位数字，并检查手机时间。',
      'zh-TW': '請輸入驗證器裡目前顯示的 6 位數字，並檢查手機時間。',
      en: 'Type the 6 digits the authenticator shows now, and check the phone’s clock.',
    },
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
});
