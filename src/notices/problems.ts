import { problemTable } from '../base/problem.ts';

export const noticeProblem = problemTable({
  'notices.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有给您的这条通知。', 'zh-TW': '沒有給您的這則通知。', en: 'You were sent no such notice.' },
    fix: {
      'zh-CN': '请刷新通知列表。',
      'zh-TW': '請重新整理通知清單。',
      en: 'Refresh the list of notices.',
    },
  },
  'notices.channel-not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有这个通知渠道。', 'zh-TW': '沒有這個通知管道。', en: 'There is no such channel.' },
    fix: { 'zh-CN': '请刷新渠道列表。', 'zh-TW': '請重新整理管道清單。', en: 'Refresh the list of channels.' },
  },
  'notices.address-wrong': {
    severity: 'error',
    message: {
      'zh-CN': '这不是机器人的 Webhook 地址。',
      'zh-TW': '這不是機器人的 Webhook 網址。',
      en: 'This is not the webhook address of a bot.',
    },
    fix: {
      'zh-CN': '在群设置里打开机器人，复制以 https:// 开头的完整地址。',
      'zh-TW': '在群組設定中開啟機器人，複製以 https:// 開頭的完整網址。',
      en: 'Open the bot in the group’s settings and copy the whole address, which begins with https://.',
    },
  },
  'notices.unencrypted': {
    severity: 'error',
    message: {
      'zh-CN': '不加密的连接会把密钥和通知暴露给别人。',
      'zh-TW': '不加密的連線會把金鑰和通知洩漏給他人。',
      en: 'An unencrypted connection shows secrets and notices to others.',
    },
    fix: {
      'zh-CN': '使用 https:// 地址，邮件使用 TLS；内网中继可由管理员设置 JIXIN_PRIVATE_HOSTS=1。',
      'zh-TW': '使用 https:// 網址，郵件使用 TLS；內網中繼可由管理員設定 JIXIN_PRIVATE_HOSTS=1。',
      en: 'Use an https:// address, and TLS for mail; for a relay in your own network set JIXIN_PRIVATE_HOSTS=1.',
    },
  },
  'notices.address-private': {
    severity: 'error',
    message: {
      'zh-CN': '{host} 在内网里，不向那里发送。',
      'zh-TW': '{host} 在內部網路，不向那裡傳送。',
      en: '{host} is at a private address; nothing is sent there.',
    },
    fix: {
      'zh-CN': '换成公网地址；确需内网服务器时，由管理员设置 JIXIN_PRIVATE_HOSTS=1 并重启。',
      'zh-TW': '改用公網位址；確需內網伺服器時，由管理員設定 JIXIN_PRIVATE_HOSTS=1 並重新啟動。',
      en: 'Give a public one; where it has to be a server of your own network, set JIXIN_PRIVATE_HOSTS=1 and restart.',
    },
  },
  'notices.address-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '找不到主机 {host}。',
      'zh-TW': '找不到主機 {host}。',
      en: 'No host is called {host}.',
    },
    fix: {
      'zh-CN': '检查主机名的拼写，以及这台服务器的 DNS 和外网访问。',
      'zh-TW': '檢查主機名稱的拼寫，以及這台伺服器的 DNS 和外網存取。',
      en: 'Check how it is spelled, and whether this server resolves names and reaches the internet.',
    },
  },
  'notices.unreachable': {
    severity: 'error',
    message: {
      'zh-CN': '连不上 {host}：{reason}。',
      'zh-TW': '連不上 {host}：{reason}。',
      en: '{host} cannot be reached: {reason}.',
    },
    fix: {
      'zh-CN': '检查主机和端口，以及防火墙是否放行；稍后会自动再试。',
      'zh-TW': '檢查主機和連接埠，以及防火牆是否放行；稍後會自動再試。',
      en: 'Check host and port, and whether a firewall is in the way; it is tried again by itself.',
    },
  },
  'notices.tls-failed': {
    severity: 'error',
    message: {
      'zh-CN': '与 {host} 的加密连接没有建立：{reason}。',
      'zh-TW': '與 {host} 的加密連線未能建立：{reason}。',
      en: 'No encrypted connection to {host} came about: {reason}.',
    },
    fix: {
      'zh-CN': '证书须有效并与主机名一致；邮件 465 端口选“TLS”，587 端口选“STARTTLS”。',
      'zh-TW': '憑證須有效並與主機名稱一致；郵件 465 連接埠選「TLS」，587 連接埠選「STARTTLS」。',
      en: 'The certificate has to be valid and made out to the host’s name; for mail, port 465 takes TLS and port 587 STARTTLS.',
    },
  },
  'notices.sign-in-refused': {
    severity: 'error',
    message: {
      'zh-CN': '{host} 拒绝登录：{reply}',
      'zh-TW': '{host} 拒絕登入：{reply}',
      en: '{host} refuses the sign-in: {reply}',
    },
    fix: {
      'zh-CN': '重新填写用户名和密码；许多邮箱要用“授权码”，不是登录密码。',
      'zh-TW': '重新填寫使用者名稱和密碼；許多信箱要用「授權碼」，不是登入密碼。',
      en: 'Give user and password anew; many providers want an app password, not the one for the mailbox.',
    },
  },
  'notices.recipient-refused': {
    severity: 'error',
    message: {
      'zh-CN': '{host} 不接收发给这个地址的邮件：{reply}',
      'zh-TW': '{host} 不接收寄給這個地址的郵件：{reply}',
      en: '{host} takes no mail to this address: {reply}',
    },
    fix: {
      'zh-CN': '请本人在“我的账号”里更正邮箱。',
      'zh-TW': '請本人在「我的帳號」裡更正信箱。',
      en: 'Have the owner correct the e-mail address on the own account’s page.',
    },
  },
  'notices.mail-refused': {
    severity: 'error',
    message: {
      'zh-CN': '{host} 不接收这封邮件：{reply}',
      'zh-TW': '{host} 不接收這封郵件：{reply}',
      en: '{host} does not take the mail: {reply}',
    },
    fix: {
      'zh-CN': '检查发件地址：多数服务器只接收登录用户自己的地址。',
      'zh-TW': '檢查寄件地址：多數伺服器只接收登入使用者自己的地址。',
      en: 'Check the sender: most servers take only the address of the user who signs in.',
    },
  },
  'notices.bot-refused': {
    severity: 'error',
    message: {
      'zh-CN': '{host} 的机器人没有接收：{reply}',
      'zh-TW': '{host} 的機器人沒有接收：{reply}',
      en: 'The bot at {host} did not take it: {reply}',
    },
    fix: {
      'zh-CN': '核对 Webhook 地址和签名密钥；机器人若要求关键词，请加“绩薪”；若限制 IP，请加这台服务器。',
      'zh-TW': '核對 Webhook 網址和簽名金鑰；機器人若要求關鍵字，請加「績薪」；若限制 IP，請加這台伺服器。',
      en: 'Compare address and signing secret; where the bot asks for a keyword, add 绩薪; where it limits addresses, add this server.',
    },
  },
  'notices.no-address': {
    severity: 'error',
    message: {
      'zh-CN': '您的账号没有邮箱，测试邮件没有收件人。',
      'zh-TW': '您的帳號沒有信箱，測試郵件沒有收件人。',
      en: 'Your account has no e-mail address for the test to go to.',
    },
    fix: {
      'zh-CN': '先在“我的账号”里填写邮箱。',
      'zh-TW': '先在「我的帳號」裡填寫信箱。',
      en: 'Give one on the page of your own account first.',
    },
  },
  'notices.secret-unreadable': {
    severity: 'error',
    message: {
      'zh-CN': '保存的密钥用现在的 JIXIN_SECRET_KEY（或 secret.key）解不开。',
      'zh-TW': '儲存的金鑰用現在的 JIXIN_SECRET_KEY（或 secret.key）解不開。',
      en: 'What is kept cannot be read with the present JIXIN_SECRET_KEY (or secret.key).',
    },
    fix: {
      'zh-CN': '重新填写密码或地址；恢复备份后都要这样做，除非带来了原来的密钥。',
      'zh-TW': '重新填寫密碼或網址；還原備份後都要這樣做，除非帶來了原來的金鑰。',
      en: 'Give password or address anew, as after every restore that did not bring the old key along.',
    },
  },
});
