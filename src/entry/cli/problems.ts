import { problemTable } from '../../base/problem.ts';

/** What can be wrong with a command before any slice has seen it, and what ends one from outside. */
export const cliProblem = problemTable({
  'cli.verb-unknown': {
    severity: 'error',
    message: { 'zh-CN': '没有命令“{verb}”。', 'zh-TW': '沒有指令「{verb}」。', en: 'There is no command “{verb}”.' },
    fix: { 'zh-CN': '可用的命令：{verbs}。', 'zh-TW': '可用的指令：{verbs}。', en: 'The commands are {verbs}.' },
  },
  'cli.option-unknown': {
    severity: 'error',
    message: { 'zh-CN': '没有选项 {option}。', 'zh-TW': '沒有選項 {option}。', en: 'There is no option {option}.' },
    fix: {
      'zh-CN': '此命令的选项：{options}。',
      'zh-TW': '此指令的選項：{options}。',
      en: 'The options of this command are {options}.',
    },
  },
  'cli.option-value': {
    severity: 'error',
    message: { 'zh-CN': '{option} 后面缺少值。', 'zh-TW': '{option} 後面缺少值。', en: '{option} lacks its value.' },
    fix: {
      'zh-CN': '写成 {option} {value}。',
      'zh-TW': '寫成 {option} {value}。',
      en: 'Write {option} {value}.',
    },
  },
  'cli.option-switch': {
    severity: 'error',
    message: {
      'zh-CN': '{option} 是开关，不带值（写了“{value}”）。',
      'zh-TW': '{option} 是開關，不帶值（寫了「{value}」）。',
      en: '{option} is a switch and takes no value (got “{value}”).',
    },
    fix: { 'zh-CN': '只写 {option}。', 'zh-TW': '只寫 {option}。', en: 'Write {option} alone.' },
  },
  'cli.option-choice': {
    severity: 'error',
    message: {
      'zh-CN': '{option} 不能是“{value}”。',
      'zh-TW': '{option} 不能是「{value}」。',
      en: '{option} cannot be “{value}”.',
    },
    fix: { 'zh-CN': '可选：{choices}。', 'zh-TW': '可選：{choices}。', en: 'Choose one of {choices}.' },
  },
  'cli.option-required': {
    severity: 'error',
    message: {
      'zh-CN': '“jixin {verb}”缺少 {option}。',
      'zh-TW': '「jixin {verb}」缺少 {option}。',
      en: '“jixin {verb}” needs {option}.',
    },
    fix: {
      'zh-CN': '用“jixin {verb} --help”看它的写法。',
      'zh-TW': '用「jixin {verb} --help」看它的寫法。',
      en: 'See “jixin {verb} --help” for how to write it.',
    },
  },
  'cli.operand-missing': {
    severity: 'error',
    message: {
      'zh-CN': '“jixin {verb}”缺少 {operand}。',
      'zh-TW': '「jixin {verb}」缺少 {operand}。',
      en: '“jixin {verb}” needs {operand}.',
    },
    fix: {
      'zh-CN': '用“jixin {verb} --help”看它的写法。',
      'zh-TW': '用「jixin {verb} --help」看它的寫法。',
      en: 'See “jixin {verb} --help” for how to write it.',
    },
  },
  'cli.operand-extra': {
    severity: 'error',
    message: {
      'zh-CN': '“jixin {verb}”不认识“{operand}”。',
      'zh-TW': '「jixin {verb}」不認得「{operand}」。',
      en: '“jixin {verb}” does not know what to do with “{operand}”.',
    },
    fix: {
      'zh-CN': '去掉它；带空格的内容要加引号。',
      'zh-TW': '去掉它；帶空格的內容要加引號。',
      en: 'Leave it out, or put quotes around text with spaces.',
    },
  },
  'cli.number-bad': {
    severity: 'error',
    message: {
      'zh-CN': '{option} 要一个 {from} 到 {to} 的整数，写的是“{value}”。',
      'zh-TW': '{option} 要一個 {from} 到 {to} 的整數，寫的是「{value}」。',
      en: '{option} takes a whole number from {from} to {to}, not “{value}”.',
    },
    fix: { 'zh-CN': '例如 {option} {from}。', 'zh-TW': '例如 {option} {from}。', en: 'For example {option} {from}.' },
  },
  'cli.entry-bad': {
    severity: 'error',
    message: {
      'zh-CN': '“{text}”不是一个评分项。',
      'zh-TW': '「{text}」不是一個評分項。',
      en: '“{text}” says nothing about an item.',
    },
    fix: {
      'zh-CN': '写成 item=value，例如 tone=2 或 tone=2:原话；不适用写 na。',
      'zh-TW': '寫成 item=value，例如 tone=2 或 tone=2:原話；不適用寫 na。',
      en: 'Write item=value, as tone=2 or tone=2:the words; na where it does not apply.',
    },
  },
  'cli.period-bad': {
    severity: 'error',
    message: { 'zh-CN': '“{value}”不是期间。', 'zh-TW': '「{value}」不是期間。', en: '“{value}” is not a period.' },
    fix: {
      'zh-CN': '写月 2026-01、季 2026-Q1、年 2026、日 2026-01-31，或范围 2026-01..2026-03。',
      'zh-TW': '寫月 2026-01、季 2026-Q1、年 2026、日 2026-01-31，或範圍 2026-01..2026-03。',
      en: 'Write a month 2026-01, a quarter 2026-Q1, a year 2026, a day 2026-01-31, or a range 2026-01..2026-03.',
    },
  },
  'cli.chosen-twice': {
    severity: 'error',
    message: {
      'zh-CN': '--{one} 和 --{other} 不能一起用。',
      'zh-TW': '--{one} 和 --{other} 不能一起用。',
      en: '--{one} and --{other} cannot be given together.',
    },
    fix: {
      'zh-CN': '按岗位、按组或按人选其一。',
      'zh-TW': '按崗位、按組或按人擇一。',
      en: 'Choose by posts, by teams or by people.',
    },
  },
  'cli.no-data': {
    severity: 'error',
    message: {
      'zh-CN': '“{dir}”没有绩薪的数据文件夹。',
      'zh-TW': '「{dir}」沒有績薪的資料夾。',
      en: 'There is no data folder at “{dir}”.',
    },
    fix: {
      'zh-CN': '用 --data 或 JIXIN_DATA 给出它；新建一个：jixin init --data {dir}。',
      'zh-TW': '用 --data 或 JIXIN_DATA 給出它；新建一個：jixin init --data {dir}。',
      en: 'Name it with --data or JIXIN_DATA; to make one: jixin init --data {dir}.',
    },
  },
  'cli.day-bad': {
    severity: 'error',
    message: {
      'zh-CN': '{option} 要一个日期，写的是“{value}”。',
      'zh-TW': '{option} 要一個日期，寫的是「{value}」。',
      en: '{option} takes a date, not “{value}”.',
    },
    fix: { 'zh-CN': '写成 2026-04-01。', 'zh-TW': '寫成 2026-04-01。', en: 'Write 2026-04-01.' },
  },
  'cli.file-unreadable': {
    severity: 'error',
    message: {
      'zh-CN': '读不了文件“{file}”（{reason}）。',
      'zh-TW': '讀不了檔案「{file}」（{reason}）。',
      en: 'Cannot read the file “{file}” ({reason}).',
    },
    fix: {
      'zh-CN': '检查路径和读取权限。',
      'zh-TW': '檢查路徑和讀取權限。',
      en: 'Check the path and the permission to read it.',
    },
  },
  'cli.file-unwritable': {
    severity: 'error',
    message: {
      'zh-CN': '写不了文件“{file}”（{reason}）。',
      'zh-TW': '寫不了檔案「{file}」（{reason}）。',
      en: 'Cannot write the file “{file}” ({reason}).',
    },
    fix: {
      'zh-CN': '检查文件夹是否存在、是否可写、磁盘是否已满。',
      'zh-TW': '檢查資料夾是否存在、是否可寫、磁碟是否已滿。',
      en: 'Check that the folder exists and can be written, and that the disk is not full.',
    },
  },
  'cli.plan-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有方案“{plan}”，也没有这个文件。',
      'zh-TW': '沒有方案「{plan}」，也沒有這個檔案。',
      en: 'There is no plan “{plan}”, and no such file.',
    },
    fix: {
      'zh-CN': '可用的方案：{plans}。也可以给出方案文件的路径。',
      'zh-TW': '可用的方案：{plans}。也可以給出方案檔案的路徑。',
      en: 'The plans are {plans}. Or give the path of a plan file.',
    },
  },
  'cli.plan-not-in-force': {
    severity: 'warning',
    message: {
      'zh-CN': '方案“{plan}”自 {from} 起生效，{date} 尚未生效。',
      'zh-TW': '方案「{plan}」自 {from} 起生效，{date} 尚未生效。',
      en: 'The plan “{plan}” is in force from {from}, not yet on {date}.',
    },
    fix: {
      'zh-CN': '按它的第一个版本核算；正式发薪请给出当时生效的版本。',
      'zh-TW': '按它的第一個版本核算；正式發薪請給出當時生效的版本。',
      en: 'Its first version is used; for real pay, give the version that was in force then.',
    },
  },
  'cli.no-rows': {
    severity: 'warning',
    message: {
      'zh-CN': '{period} 没有数据。',
      'zh-TW': '{period} 沒有資料。',
      en: 'There is no data in {period}.',
    },
    fix: {
      'zh-CN': '用“jixin imports”看已导入的期间。',
      'zh-TW': '用「jixin imports」看已匯入的期間。',
      en: 'See which periods were imported with “jixin imports”.',
    },
  },
  'cli.person-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 里没有人员“{person}”。',
      'zh-TW': '{period} 裡沒有人員「{person}」。',
      en: 'There is no person “{person}” in {period}.',
    },
    fix: {
      'zh-CN': '人员编号见“jixin pay”的 person 列。',
      'zh-TW': '人員編號見「jixin pay」的 person 欄。',
      en: 'The ids are in the person column of “jixin pay”.',
    },
  },
  'cli.no-ratings': {
    severity: 'error',
    message: {
      'zh-CN': '这次考核没有派给“{rater}”的评分。',
      'zh-TW': '這次考核沒有派給「{rater}」的評分。',
      en: 'This review asks “{rater}” for no ratings.',
    },
    fix: {
      'zh-CN': '写评分人在花名册里的工号。',
      'zh-TW': '寫評分人在花名冊裡的工號。',
      en: 'Write the rater’s id of the roster.',
    },
  },
  'cli.nobody': {
    severity: 'error',
    message: {
      'zh-CN': '花名册里没有“{person}”，或同名不止一人。',
      'zh-TW': '花名冊裡沒有「{person}」，或同名不止一人。',
      en: 'The roster has no “{person}”, or more than one of that name.',
    },
    fix: {
      'zh-CN': '写花名册里的工号。',
      'zh-TW': '寫花名冊裡的工號。',
      en: 'Write an id of the roster.',
    },
  },
  'cli.line-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '方案里没有行项“{line}”。',
      'zh-TW': '方案裡沒有列項「{line}」。',
      en: 'The plan has no line “{line}”.',
    },
    fix: { 'zh-CN': '行项有：{lines}。', 'zh-TW': '列項有：{lines}。', en: 'Its lines are {lines}.' },
  },
  'cli.rows-rejected': {
    severity: 'error',
    message: {
      'zh-CN': '{read} 行中有 {count} 行被拒绝，其余已接受。',
      'zh-TW': '{read} 列中有 {count} 列被拒絕，其餘已接受。',
      en: '{count} of {read} rows were rejected; the others were accepted.',
    },
    fix: {
      'zh-CN': '加 --rejects 文件名，可得到这些行和各自的原因；改正后重新导入即可。',
      'zh-TW': '加 --rejects 檔名，可得到這些列和各自的原因；改正後重新匯入即可。',
      en: 'Add --rejects FILE to get these rows with their reasons; correct them and import again.',
    },
  },
  'cli.setting': {
    severity: 'error',
    message: {
      'zh-CN': '不能这样设置：{reason}。',
      'zh-TW': '不能這樣設定：{reason}。',
      en: 'This cannot be set: {reason}.',
    },
    fix: {
      'zh-CN': '写成“名称=值”，名称有：{names}。什么都没有改。',
      'zh-TW': '寫成「名稱=值」，名稱有：{names}。什麼都沒有改。',
      en: 'Write NAME=VALUE; the names are {names}. Nothing was changed.',
    },
  },
  'cli.import-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有编号以“{id}”开头的导入。',
      'zh-TW': '沒有編號以「{id}」開頭的匯入。',
      en: 'There is no import whose id begins with “{id}”.',
    },
    fix: {
      'zh-CN': '编号见“jixin imports”。',
      'zh-TW': '編號見「jixin imports」。',
      en: 'The ids are listed by “jixin imports”.',
    },
  },
  'cli.import-ambiguous': {
    severity: 'error',
    message: {
      'zh-CN': '有 {count} 个导入的编号以“{id}”开头。',
      'zh-TW': '有 {count} 個匯入的編號以「{id}」開頭。',
      en: '{count} imports have an id that begins with “{id}”.',
    },
    fix: {
      'zh-CN': '把编号写长一些。',
      'zh-TW': '把編號寫長一些。',
      en: 'Write more of the id.',
    },
  },
  'cli.demo-occupied': {
    severity: 'error',
    message: {
      'zh-CN': '数据文件夹“{dir}”里已有别的数据，演示数据不会混进去。',
      'zh-TW': '資料夾「{dir}」裡已有別的資料，示範資料不會混進去。',
      en: 'The data folder “{dir}” already holds other data; the demo is not mixed into it.',
    },
    fix: {
      'zh-CN': '换一个文件夹：jixin demo --data 路径。',
      'zh-TW': '換一個資料夾：jixin demo --data 路徑。',
      en: 'Choose another folder: jixin demo --data DIR.',
    },
  },
  'cli.more-alike': {
    severity: 'info',
    message: {
      'zh-CN': '另有 {count} 条 {code}。',
      'zh-TW': '另有 {count} 條 {code}。',
      en: '{count} more of {code}.',
    },
    fix: {
      'zh-CN': '原因和做法与上面相同。',
      'zh-TW': '原因和做法與上面相同。',
      en: 'The reason and the remedy are the same as above.',
    },
  },
  'cli.not-permitted': {
    severity: 'error',
    message: {
      'zh-CN': '系统不允许用户“{user}”使用 {place}（{reason}）。',
      'zh-TW': '系統不允許使用者「{user}」使用 {place}（{reason}）。',
      en: 'The system does not let the user “{user}” use {place} ({reason}).',
    },
    fix: {
      'zh-CN': '换成文件夹所属的用户来运行，或给这个用户读写它的权限；只读的磁盘要先改为可写。数据没有改动。',
      'zh-TW': '換成資料夾所屬的使用者來執行，或給這個使用者讀寫它的權限；唯讀的磁碟要先改為可寫。資料沒有改動。',
      en: 'Run it as the user whom the folder belongs to, or let this one read and write there; a disk mounted read-only must be made writable. Nothing was changed.',
    },
  },
  'cli.disk-full': {
    severity: 'error',
    message: {
      'zh-CN': '磁盘已满：{reason}。',
      'zh-TW': '磁碟已滿：{reason}。',
      en: 'The disk is full: {reason}.',
    },
    fix: {
      'zh-CN': '在数据文件夹 {dir} 和要写的文件所在的磁盘上腾出空间，再做一次；没有留下写了一半的内容。',
      'zh-TW': '在資料夾 {dir} 和要寫的檔案所在的磁碟上騰出空間，再做一次；沒有留下寫了一半的內容。',
      en: 'Make room on the disks of the data folder {dir} and of the file that is written, then do it again; nothing was left half written.',
    },
  },
  'cli.unexpected': {
    severity: 'error',
    message: {
      'zh-CN': '程序出现意外错误：{reason}',
      'zh-TW': '程式出現意外錯誤：{reason}',
      en: 'Something unexpected happened: {reason}',
    },
    fix: {
      'zh-CN': '数据没有写到一半。详细记录在 {log}，报告问题时请附上。',
      'zh-TW': '資料沒有寫到一半。詳細記錄在 {log}，回報問題時請附上。',
      en: 'Nothing was left half written. The details are in {log}; attach it when you report this.',
    },
  },
});
