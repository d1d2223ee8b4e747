import { defineTexts } from '../../platform/ui/texts.ts';

export const useFirstRunTexts = defineTexts('first-run', {
  title: { 'zh-CN': '从这里开始', 'zh-TW': '從這裡開始', en: 'Begin here' },
  progress: {
    'zh-CN': '发布第一次工资之前：{{of}} 步中已完成 {{done}} 步。',
    'zh-TW': '發布第一次薪資之前：{{of}} 步中已完成 {{done}} 步。',
    en: 'Before the first pay is published: {{done}} of {{of}} steps done.',
  },
  hide: { 'zh-CN': '收起引导', 'zh-TW': '收起引導', en: 'Hide the guide' },
  show: { 'zh-CN': '显示引导', 'zh-TW': '顯示引導', en: 'Show the guide' },
  done: { 'zh-CN': '已完成', 'zh-TW': '已完成', en: 'Done' },
  next: { 'zh-CN': '下一步', 'zh-TW': '下一步', en: 'Next' },
  open: { 'zh-CN': '之后', 'zh-TW': '之後', en: 'Later' },

  organisation_title: {
    'zh-CN': '组织的名称、城市和时区',
    'zh-TW': '組織的名稱、城市和時區',
    en: 'The organisation’s name, city and time zone',
  },
  organisation_why: {
    'zh-CN': '城市决定社保、公积金和最低工资，时区决定一条记录算在哪一天（现为 {{zone}}）。',
    'zh-TW': '城市決定社保、公積金和最低薪資，時區決定一筆記錄算在哪一天（現為 {{zone}}）。',
    en: 'The city decides insurance, housing fund and the minimum wage; the time zone decides on which day a record counts (now {{zone}}).',
  },
  organisation_done: { 'zh-CN': '{{city}}，{{zone}}', 'zh-TW': '{{city}}，{{zone}}', en: '{{city}}, {{zone}}' },
  organisation_do: { 'zh-CN': '填写组织信息', 'zh-TW': '填寫組織資訊', en: 'Fill in the organisation' },

  roster_title: { 'zh-CN': '花名册', 'zh-TW': '花名冊', en: 'The roster' },
  roster_why: {
    'zh-CN':
      '一张表，每人一行：工号、姓名、岗位、职级、状态（试用、正式）、组、组长、入职日期，在各系统里的别名。数字和工资都要落到人。',
    'zh-TW':
      '一張表，每人一列：工號、姓名、崗位、職級、狀態（試用、正式）、組、組長、到職日期，在各系統裡的別名。數字和薪資都要落到人。',
    en: 'One table with a row a person: id, name, post, level, status (trial, regular), team, lead, hired on, and their names in your systems. Numbers and pay belong to people.',
  },
  roster_done: { 'zh-CN': '在职 {{people}} 人', 'zh-TW': '在職 {{people}} 人', en: '{{people}} people at work' },
  roster_do: { 'zh-CN': '导入花名册', 'zh-TW': '匯入花名冊', en: 'Import the roster' },

  data_title: { 'zh-CN': '工作数据', 'zh-TW': '工作資料', en: 'What people did' },
  data_why: {
    'zh-CN': '客服系统导出的会话、通话、工单、质检、考勤或销售记录。文件放进来，程序会认列名；检查并导入之后才会计入。',
    'zh-TW': '客服系統匯出的會話、通話、工單、質檢、考勤或銷售記錄。檔案放進來，程式會認欄名；檢查並匯入之後才會計入。',
    en: 'Exports of chats, calls, tickets, checks, attendance or sales. Drop a file: its columns are recognised, and nothing counts before it is checked and imported.',
  },
  data_done: {
    'zh-CN': '已导入 {{imports}} 个文件',
    'zh-TW': '已匯入 {{imports}} 個檔案',
    en: '{{imports}} files imported',
  },
  data_do: { 'zh-CN': '导入数据', 'zh-TW': '匯入資料', en: 'Import data' },

  plan_title: { 'zh-CN': '工资方案', 'zh-TW': '薪資方案', en: 'The pay plan' },
  plan_why: {
    'zh-CN': '还没有方案覆盖花名册中的岗位。自带的方案可以复制，改成自己的数字；改的人不能自己发布，由另一位经理发布。',
    'zh-TW': '還沒有方案涵蓋花名冊中的崗位。內建的方案可以複製，改成自己的數字；改的人不能自己發布，由另一位經理發布。',
    en: 'No plan pays the posts of the roster yet. Copy a shipped one and make its numbers yours; who wrote it does not publish it: another manager does.',
  },
  plan_done: {
    'zh-CN': '在职 {{people}} 人中，{{planned}} 人有月度方案',
    'zh-TW': '在職 {{people}} 人中，{{planned}} 人有月度方案',
    en: '{{planned}} of {{people}} people are paid by a monthly plan',
  },
  plan_do: { 'zh-CN': '选择方案', 'zh-TW': '選擇方案', en: 'Choose a plan' },

  accounts_title: { 'zh-CN': '第二个人的账号', 'zh-TW': '第二個人的帳號', en: 'An account for a second person' },
  accounts_why: {
    'zh-CN':
      '工资需要两个人：核算的人不能自己审批，改方案的人不能自己发布。请给另一个人开一个“人事”账号；再加上“经理”，两人就能互相接替。',
    'zh-TW':
      '薪資需要兩個人：核算的人不能自己審批，改方案的人不能自己發布。請給另一個人開一個「人事」帳號；再加上「經理」，兩人就能互相接替。',
    en: 'Pay takes two people: who prepares it may not approve it, and who writes a plan may not publish it. Make somebody else an account with the role HR; with Manager as well, either can stand in for the other.',
  },
  accounts_done: {
    'zh-CN': '一人可以核算，另一人可以审批',
    'zh-TW': '一人可以核算，另一人可以審批',
    en: 'One can prepare pay, and another can approve it',
  },
  accounts_do: { 'zh-CN': '新建账号', 'zh-TW': '新增帳號', en: 'Make an account' },

  sight_title: { 'zh-CN': '谁可以看到金额', 'zh-TW': '誰可以看到金額', en: 'Who may see amounts' },
  sight_why: {
    'zh-CN':
      '角色本身不带查看他人工资的权限，也没有人能给自己授权：由一位经理授给另一个人。核算的人和审批的人都需要它（现有 {{seeing}} 人）。',
    'zh-TW':
      '角色本身不帶查看他人薪資的權限，也沒有人能給自己授權：由一位經理授給另一個人。核算的人和審批的人都需要它（現有 {{seeing}} 人）。',
    en: 'No role sees others’ pay, and nobody grants it to themselves: one manager gives it to somebody else. Who prepares and who approves both need it ({{seeing}} have it now).',
  },
  sight_done: {
    'zh-CN': '核算的人和审批的人都能看到金额',
    'zh-TW': '核算的人和審批的人都能看到金額',
    en: 'Who prepares and who approves see the amounts',
  },
  sight_do: { 'zh-CN': '授予查看权限', 'zh-TW': '授予查看權限', en: 'Grant sight of pay' },

  run_title: { 'zh-CN': '第一次核算', 'zh-TW': '第一次核算', en: 'The first pay run' },
  run_why: {
    'zh-CN': '一人核算一个月并提交，另一人审批，然后发布：每个人都能看到自己的工资条和每个数字的来历。',
    'zh-TW': '一人核算一個月並提交，另一人審批，然後發布：每個人都能看到自己的薪資單和每個數字的來歷。',
    en: 'One prepares a month and sends it, another approves it, then it is published: everybody reads their payslip and the reason of every number.',
  },
  run_done: { 'zh-CN': '已发布', 'zh-TW': '已發布', en: 'Published' },
  run_do: { 'zh-CN': '开始核算', 'zh-TW': '開始核算', en: 'Prepare a month' },

  settings_others: { 'zh-CN': '由人事或技术填写。', 'zh-TW': '由人事或技術填寫。', en: 'HR or System does this.' },
  import_others: { 'zh-CN': '由人事或技术导入。', 'zh-TW': '由人事或技術匯入。', en: 'HR or System does this.' },
  plan_others: { 'zh-CN': '由人事编写。', 'zh-TW': '由人事編寫。', en: 'HR does this.' },
  account_others: {
    'zh-CN': '账号由技术管理，查看权限由经理授予。',
    'zh-TW': '帳號由技術管理，查看權限由經理授予。',
    en: 'System manages accounts, a manager grants sight.',
  },
  run_others: { 'zh-CN': '由人事核算。', 'zh-TW': '由人事核算。', en: 'HR does this.' },
});
