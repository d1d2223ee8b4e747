import { problemTable } from '../base/problem.ts';

/** What can be wrong with a roster and with the people that follow from it. */
export const peopleProblem = problemTable({
  'people.not-found': {
    severity: 'error',
    message: {
      'zh-CN': '{date} 时没有人员 {id}。',
      'zh-TW': '{date} 時沒有人員 {id}。',
      en: 'There was nobody {id} on {date}.',
    },
    fix: {
      'zh-CN': '换一个日期，或从花名册里选择。',
      'zh-TW': '換一個日期，或從花名冊裡選擇。',
      en: 'Take another date, or choose from the roster.',
    },
  },
  'people.id-taken': {
    severity: 'error',
    message: {
      'zh-CN': '编号 {id} 已有人使用。',
      'zh-TW': '編號 {id} 已有人使用。',
      en: 'The id {id} is somebody’s already.',
    },
    fix: {
      'zh-CN': '换一个编号，或修改已有的人员。',
      'zh-TW': '換一個編號，或修改已有的人員。',
      en: 'Choose another id, or change the person there is.',
    },
  },
  'people.no-id': {
    severity: 'error',
    message: {
      'zh-CN': '这一行没有工号，也没有姓名。',
      'zh-TW': '這一列沒有工號，也沒有姓名。',
      en: 'The row has neither an id nor a name.',
    },
    fix: { 'zh-CN': '补上其中之一。', 'zh-TW': '補上其中之一。', en: 'Add one of them.' },
  },
  'people.value-invalid': {
    severity: 'error',
    message: {
      'zh-CN': '“{field}”不能是“{value}”，应为：{expected}。',
      'zh-TW': '「{field}」不能是「{value}」，應為：{expected}。',
      en: '“{field}” cannot be “{value}”; expected {expected}.',
    },
    fix: {
      'zh-CN': '改正后再导入这一行。',
      'zh-TW': '改正後再匯入這一列。',
      en: 'Correct it and import the row again.',
    },
  },
  'people.status-unknown': {
    severity: 'warning',
    message: {
      'zh-CN': '不认识状态“{value}”，按原文保留，不作为在职状态。',
      'zh-TW': '不認識狀態「{value}」，按原文保留，不作為在職狀態。',
      en: 'Status “{value}” is not known; kept as text, not used as an employment status.',
    },
    fix: {
      'zh-CN': '用 trial（试用）、regular（正式）或 left（离职）。',
      'zh-TW': '用 trial（試用）、regular（正式）或 left（離職）。',
      en: 'Use trial, regular or left.',
    },
  },
  'people.id-twice': {
    severity: 'error',
    message: {
      'zh-CN': '工号 {id} 在第 {rows} 行重复且内容不同，都未导入。',
      'zh-TW': '工號 {id} 在第 {rows} 列重複且內容不同，都未匯入。',
      en: 'Id {id} stands in rows {rows} with different content; none was imported.',
    },
    fix: {
      'zh-CN': '保留正确的一行，或给每个人自己的工号。',
      'zh-TW': '保留正確的一列，或給每個人自己的工號。',
      en: 'Keep the right row, or give each person an id of their own.',
    },
  },
  'people.row-repeated': {
    severity: 'warning',
    message: {
      'zh-CN': '{id} 的这一行与第 {first} 行相同。',
      'zh-TW': '{id} 的這一列與第 {first} 列相同。',
      en: 'This row of {id} is the same as row {first}.',
    },
    fix: { 'zh-CN': '可以删去。', 'zh-TW': '可以刪去。', en: 'It can be deleted.' },
  },
  'people.absent': {
    severity: 'info',
    message: {
      'zh-CN': '{count} 名在册人员不在这份花名册里，未作改动：{people}。',
      'zh-TW': '{count} 名在冊人員不在這份名冊裡，未作改動：{people}。',
      en: '{count} people on record are not in this roster and were left as they are: {people}.',
    },
    fix: {
      'zh-CN': '已离职的，请导入其离职日期 left_on。',
      'zh-TW': '已離職的，請匯入其離職日期 left_on。',
      en: 'For those who left, import the day as left_on.',
    },
  },
  'people.alias-taken': {
    severity: 'warning',
    message: {
      'zh-CN': '“{alias}”已是另一名人员 {owner} 的工号，数据里的这个名字仍归其所有。',
      'zh-TW': '「{alias}」已是另一名人員 {owner} 的工號，資料裡的這個名字仍歸其所有。',
      en: '“{alias}” is the id of another person, {owner}, to whom activity under that name still belongs.',
    },
    fix: {
      'zh-CN': '若此人只因导入数据才建立，撤销那次导入，再重新导入。',
      'zh-TW': '若此人只因匯入資料才建立，撤銷那次匯入，再重新匯入。',
      en: 'If that person exists only because data was imported, undo that import and import the file again.',
    },
  },
  'people.unheard-of': {
    severity: 'warning',
    message: {
      'zh-CN': '数据里有 {count} 个名字不在花名册上，导入后各成一名没有岗位的人员：{people}。',
      'zh-TW': '資料裡有 {count} 個名字不在花名冊上，匯入後各成一名沒有崗位的人員：{people}。',
      en: 'The data names {count} people who are on no roster; the import puts each on record, without a post: {people}.',
    },
    fix: {
      'zh-CN':
        '若是在册人员在系统里的另一个名字，先在其资料里记为别名，或在花名册里加一列别名，再导入；拼错的请改正文件。',
      'zh-TW':
        '若是在冊人員在系統裡的另一個名字，先在其資料裡記為別名，或在花名冊裡加一欄別名，再匯入；拼錯的請改正檔案。',
      en: 'Where it is another name of somebody on the roster, record it as their alias first, in their record or a column of the roster; correct what is misspelt.',
    },
  },
  'people.otherwise-written': {
    severity: 'warning',
    message: {
      'zh-CN': '数据里有 {count} 个名字与在册人员只是写法不同，按同一人记，并记为其别名：{people}。',
      'zh-TW': '資料裡有 {count} 個名字與在冊人員只是寫法不同，按同一人記，並記為其別名：{people}。',
      en: '{count} names in the data differ from people on record only in how they are written; they count as theirs and are recorded as aliases: {people}.',
    },
    fix: {
      'zh-CN': '若其实是另一个人，撤销这次导入，把此人加入花名册，再导入。',
      'zh-TW': '若其實是另一個人，撤銷這次匯入，把此人加入花名冊，再匯入。',
      en: 'Where one is somebody else, undo the import, put that person on the roster, and import again.',
    },
  },
  'people.city-unknown': {
    severity: 'warning',
    message: {
      'zh-CN': '法规表里没有城市“{city}”（{count} 人），核算到他们会停下。',
      'zh-TW': '法規表裡沒有城市「{city}」（{count} 人），核算到他們會停下。',
      en: 'The tables of law do not know the city “{city}” ({count} people): pay runs will stop at them.',
    },
    fix: {
      'zh-CN':
        '写错的改正；已有：{known}。其他城市由技术把当地标准放进数据文件夹的 law/（样例见 docs/operate/law.md）。',
      'zh-TW': '寫錯的改正；已有：{known}。其他城市由技術把當地標準放進資料夾的 law/（樣例見 docs/operate/law.md）。',
      en: 'Correct it where it is misspelt; on file: {known}. For another city put what it published into law/ of the data folder (docs/operate/law.md shows one).',
    },
  },
  'people.name-contested': {
    severity: 'warning',
    message: {
      'zh-CN': '“{text}”同时指 {people}，活动数据中的这个名称不归任何人。',
      'zh-TW': '「{text}」同時指 {people}，活動資料中的這個名稱不歸任何人。',
      en: '“{text}” means {people} alike; activity under that name is credited to nobody.',
    },
    fix: {
      'zh-CN': '给每人登记不同的别名，或在数据中使用工号。',
      'zh-TW': '給每人登記不同的別名，或在資料中使用工號。',
      en: 'Record an alias of their own for each, or use ids in the data.',
    },
  },
  'people.lead-unknown': {
    severity: 'warning',
    message: {
      'zh-CN': '{count} 人的{field}“{value}”不在人员名单里。',
      'zh-TW': '{count} 人的{field}「{value}」不在人員名單裡。',
      en: '{count} people have “{value}” as {field}, who is nobody on record.',
    },
    fix: {
      'zh-CN': '把该人加入花名册，或改正姓名。',
      'zh-TW': '把該人加入名冊，或改正姓名。',
      en: 'Add that person to the roster, or correct the name.',
    },
  },
  'people.lead-cycle': {
    severity: 'error',
    message: {
      'zh-CN': '上级关系成环：{people}。',
      'zh-TW': '上級關係成環：{people}。',
      en: 'These people lead one another in a circle: {people}.',
    },
    fix: { 'zh-CN': '改正其中一人的上级。', 'zh-TW': '改正其中一人的上級。', en: 'Correct the lead of one of them.' },
  },
});
